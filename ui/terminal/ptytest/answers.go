package ptytest

// Answers lists what a terminal sends by itself: late answers to the queries of other programs, and reports in
// modes that another program left on.
type Answers struct {
	Terminal string
	List     []string
}

// Known lists the answers of twelve terminals, from their sources, documents and bug reports: xterm's
// ctlseqs.txt; input.c and tty-keys.c of tmux; ansi.c of screen; csi.c and dcs.c of foot; the protocols of
// kitty's documentation; device.rs of WezTerm's termwiz; VT100Output.m of iTerm2; adaptDispatch.cpp of
// Windows Terminal; terminal.c of PuTTY; vteseq.cc of VTE; vt.c of Linux; terminalfunctions.cc of mosh.
var Known = []Answers{
	{"xterm", []string{
		"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c", "\x1b[>41;388;0c", "\x1bP!|00000000\x1b\\", "\x1bP>|XTerm(388)\x1b\\", // DA1, DA2, DA3, XTVERSION
		"\x1b]10;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:0000/0000/0000\a", "\x1b]4;1;rgb:cdcd/0000/0000\x1b\\", "\x1b]52;c;YXBwbHkgYXg=\a", // colours, clipboard
		"\x1bP1$r0;1m\x1b\\", "\x1bP1$r2 q\x1b\\", "\x1bP0$r\x1b\\", "\x1bP1+r436f=323536\x1b\\", "\x1bP0+r\x1b\\", // DECRQSS, XTGETTCAP
		"\x1b[12;40R", "\x1b[1;2R", "\x1b[?12;40;1R", "\x1b[0n", "\x1b[?13n", "\x1b[?2026;0$y", "\x1b[4;2$y", // CPR, DSR, DECRPM
		"\x1b[8;24;80t", "\x1b[4;600;800t", "\x1b[3;10;20t", "\x1b[1t", "\x1b]laxX y\x1b\\", "\x1b]Laxy\x1b\\", // window
		"\x1b[2;1;1;128;128;1;0x", "\x1b[>4;2m", "\x1b[?1;0;256S", "\x1bP1!~1A2B\x1b\\", "\x1bP1$u1;1;1;@;@;@;0;0;@;BB%5%5\x1b\\", // reports
		"\x1b[I", "\x1b[O", "\x1b[M a!", "\x1b[M\x23xx", "\x1b[<0;12;5M", "\x1b[<35;120;40m", "\x1b[32;12;5M", "\x1b[1;2;12;40;0&w", // focus, mouse
		"\x9b?64;1;2c", "\x9b1;1R", "\x90>|XTerm(388)\x9c", "\x9d11;rgb:0/0/0\x9c", "\xc2\x9b?64;1;2c", // in 8 bits
	}},
	{"tmux", []string{
		"\x1b[?1;2c", "\x1b[?1;2;4c", "\x1b[>84;0;0c", "\x1bP>|tmux 3.4\x1b\\", "\x1bP>|tmux 3.3a\x1b\\", "\x1bP>|tmux next-3.6\x1b\\",
		"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "\x1b]52;;YQ==\x1b\\", "\x1b[24;1R", "\x1b[I", "\x1b[O", "\x1b[?2004;1$y",
	}},
	{"screen", []string{"\x1b[?1;2c", "\x1b[>83;40900;0c", "\x1b[1;1R", "\x1b[0n", "\x1b[8;24;80t"}},
	{"foot", []string{
		"\x1b[?62;4;22;28;29;52c", "\x1b[>1;11801;0c", "\x1bP!|464f4f54\x1b\\", "\x1bP>|foot(1.18.1)\x1b\\",
		"\x1bP1+r544e=666F6F74;436F=323536\x1b\\", "\x1bP1$r0;38:2::60:70:80;48:5:255m\x1b\\", "\x1b]4;255;rgb:ee/ee/ee\x1b\\", "\x1b[?997;1n",
		"\x1b[48;24;80;480;800t", "\x1b[?0u", "\x1b[97;1:3u", "\x1b[1;1:3A", "\x1b[3;1:3~",
	}},
	{"kitty", []string{
		"\x1b[?62;c", "\x1b[?62;52;c", "\x1b[>1;4000;45c", "\x1bP>|kitty(0.42.1)\x1b\\", "\x1bP1+r544e=787465726d2d6b69747479\x1b\\",
		"\x1b_Gi=31;OK\x1b\\", "\x1b_Gi=31,p=1;ENOENT:no such file: apply x a\x1b\\", "\x1b]21;foreground=rgb:dd/dd/dd;background=?\x1b\\",
		"\x1b]99;i=x:p=?;a=report\x1b\\", "\x1b]5522;type=read:status=OK\x1b\\", "\x1b[?1u", "\x1b[120;1:3u", "\x1b[13;1:3u", "\x1b[57441;2:3u", "\x1b[6;20;10t",
	}},
	{"WezTerm", []string{
		"\x1b[?65;4;6;18;22;52c", "\x1b[>1;277;0c", "\x1bP!|00000000\x1b\\", "\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\",
		"\x1bP>|WezTerm 20240203-110809-5046fc22\a", "\x1bP1+r524742=382F382F38\x1b\\", "\x1b[6;22;11t", "\x1b[?2026;2$y", "\x1b]10;rgb:b2b2/b2b2/b2b2\x1b\\",
	}},
	{"iTerm2", []string{
		"\x1b[?64;1;2;4;6;17;18;21;22;52c", "\x1b[>64;2500;0c", "\x1bP!|6954726D\x1b\\", "\x1bP>|iTerm2 3.5.11\x1b\\",
		"\x1b]1337;ReportCellSize=17.50;8.00;2.0\x1b\\", "\x1b]1337;ReportVariable=YXBwbHk=\a", "\x1b]4;-2;rgb:0000/0000/0000\a", "\x1b[ITERM2 3.5.11n", "\x1b[0n",
	}},
	{"Windows Terminal", []string{
		"\x1b[?61;4;6;7;14;21;22;23;24;28;32;42;52c", "\x1b[?1;0c", "\x1b[>0;10;1c", "\x1bP!|00000000\x1b\\",
		"\x1bP1$r0m\x1b\\", "\x1b]11;rgb:0c0c/0c0c/0c0c\x1b\\", "\x1b[1;1R", "\x1b[88;45;120;1;0;1_", "\x1b[?62;3;0*{",
	}},
	{"PuTTY", []string{"\x1b[?6c", "\x1b[>0;136;0c", "\x1b[0n", "\x1b[12;1R", "\x1b]lharbour - PuTTY\x1b\\", "\x1b[8;24;80t", "\x1b[2;1;1;112;112;1;0x", "\x1b[M !!"}},
	{"VTE", []string{
		"\x1b[?61;1;21;22;28c", "\x1b[?65;1;9c", "\x1b[>61;8400;1c", "\x1b[>65;6003;1c", "\x1bP!|7E565445\x1b\\", "\x1bP>|VTE(7600)\x1b\\",
		"\x1bP0+r\x1b\\", "\x1bP1$r1 q\x1b\\", "\x1b]11;rgb:2e2e/3434/3636\x1b\\", "\x1b]l\x1b\\", "\x1b[?7;1$y",
	}},
	{"Linux console", []string{"\x1b[?6c", "\x1b[0n", "\x1b[25;80R", "\x1b[M #x"}},
	{"mosh", []string{"\x1b[?62c", "\x1b[>1;10;0c", "\x1b[0n", "\x1b[1;1R"}},
}
