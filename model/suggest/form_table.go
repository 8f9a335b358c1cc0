package suggest

// legalForm is a legal form with its spellings, as tokens with spaces between.
type legalForm struct {
	name      string
	anywhere  bool // the spellings are no words of names: they count in the middle of a name too
	inFront   bool // it can stand in front of the name
	spellings []string
}

// forms is the table of legal forms of which customers are likely to be. Forms of one kind that are written in two
// languages, or by law of two names, are one entry. The spellings were selected from the list org_types.yml of
// OpenSanctions' rigour (MIT licence), and the Irish, Welsh and charitable ones from the registers' own guidance.
var forms = []legalForm{
	{name: ""},
	{name: "Ltd", anywhere: true, spellings: []string{
		"ltd", "limited", "ltd co", "co ltd", "co limited", "company limited", "company ltd", "limited company", "limted", "limitd", "lmtd",
		"ltd company", "private limited company", "private limited", "private ltd", "pvt ltd", "pvt limited", "pte ltd", "pte limited",
		"pty ltd", "pty limited", "proprietary limited", "proprietary ltd", "cyf", "cyfyngedig", "teo", "teoranta", "cuideachta theoranta",
		"sdn bhd", "ltd sti", "limited sirketi", "pvt", "pty",
	}},
	{name: "PLC", anywhere: true, spellings: []string{
		"plc", "public limited company", "public limited co", "public ltd co", "public limited", "ccc", "cwmni cyfyngedig cyhoeddus",
		"cuideachta phoibli theoranta", "cpt",
	}},
	{name: "LLP", anywhere: true, spellings: []string{"llp", "limited liability partnership", "pac", "partneriaeth atebolrwydd cyfyngedig"}},
	{name: "LP", spellings: []string{"lp", "limited partnership"}},
	{name: "CIC", spellings: []string{"cic", "community interest company", "cbc", "cwmni buddiant cymunedol"}},
	{name: "CIO", spellings: []string{"cio", "charitable incorporated organisation", "scio"}},
	{name: "DAC", spellings: []string{"dac", "designated activity company", "cuideachta ghniomhaiochta ainmnithe", "cga"}},
	{name: "CLG", spellings: []string{"clg", "company limited by guarantee", "limited by guarantee", "cuideachta faoi theorainn rathaiochta", "ctr"}},
	{name: "unlimited", spellings: []string{"unlimited company", "unlimited", "ultd", "unltd", "ulc", "uc"}},
	{name: "Inc", anywhere: true, spellings: []string{
		"inc", "incorporated", "incorporation", "incorp", "co inc", "company inc", "incorporee",
	}},
	{name: "Corp", anywhere: true, spellings: []string{"corp", "corporation"}},
	{name: "LLC", anywhere: true, spellings: []string{"llc", "limited liability company", "limited liability co", "pllc", "ltd liability co", "fz llc"}},
	{name: "PC", spellings: []string{"pc", "professional corporation"}},
	{name: "GmbH", anywhere: true, spellings: []string{
		"gmbh", "mbh", "ges mbh", "gesmbh", "gesellschaft mbh", "gesellschaft mit beschrankter haftung", "gesellschaft m b h",
		"gesellschaft mit beschraenkter haftung", "ggmbh", "gmb h", "ges m b h",
	}},
	{name: "GmbH & Co KG", anywhere: true, spellings: []string{
		"gmbh and co kg", "gmbh co kg", "gmbh u co kg", "gmbh und co kg", "gmbh and co", "gmbh co", "mbh and co kg", "gmbh and cokg",
		"gmbh and co kommanditgesellschaft", "ug and co kg", "ag and co kg", "gmbh and co ohg",
	}},
	{name: "AG", spellings: []string{"ag", "aktiengesellschaft", "aktien gesellschaft"}},
	{name: "KG", spellings: []string{"kg", "kommanditgesellschaft", "and co kg", "und co kg"}},
	{name: "KGaA", spellings: []string{"kgaa", "kommanditgesellschaft auf aktien", "kg auf aktien", "ag and co kgaa", "se and co kgaa", "gmbh and co kgaa"}},
	{name: "OHG", spellings: []string{"ohg", "offene handelsgesellschaft"}},
	{name: "UG", spellings: []string{"ug", "ug haftungsbeschrankt", "unternehmergesellschaft", "unternehmergesellschaft haftungsbeschrankt", "ug haftungsbeschraenkt"}},
	{name: "e.K.", spellings: []string{"ek", "e k", "ekfm", "ekfr", "eingetragener kaufmann", "eingetragene kauffrau"}},
	{name: "e.V.", spellings: []string{"ev", "e v", "eingetragener verein"}},
	{name: "eG", spellings: []string{"eg", "eingetragene genossenschaft"}},
	{name: "GbR", spellings: []string{"gbr", "gesellschaft burgerlichen rechts"}},
	{name: "SE", spellings: []string{"se", "societas europaea"}},
	{name: "BV", anywhere: true, inFront: true, spellings: []string{
		"bv", "besloten vennootschap", "bvba", "sprl", "besloten vennootschap met beperkte aansprakelijkheid",
		"societe privee a responsabilite limitee",
	}},
	{name: "NV", anywhere: true, inFront: true, spellings: []string{"nv", "naamloze vennootschap", "naamlooze vennootschap", "nv naamlooze vennootschap", "nv sa", "sa nv"}},
	{name: "VOF", spellings: []string{"vof", "vennootschap onder firma"}},
	{name: "CV", spellings: []string{"cv", "commanditaire vennootschap"}},
	{name: "vzw", spellings: []string{"vzw", "asbl", "association sans but lucratif"}},
	{name: "SARL", anywhere: true, inFront: true, spellings: []string{"sarl", "societe a responsabilite limitee", "eurl", "sarlu"}},
	{name: "SAS", spellings: []string{"sas", "sasu", "societe par actions simplifiee"}},
	{name: "SA", spellings: []string{
		"sa", "societe anonyme", "sociedad anonima", "societa anonima", "sociedade anonima", "sau", "sociedad anonima unipersonal",
	}},
	{name: "SNC", spellings: []string{"snc", "societe en nom collectif"}},
	{name: "SCI", spellings: []string{"sci", "societe civile immobiliere"}},
	{name: "Srl", anywhere: true, spellings: []string{"srl", "societa a responsabilita limitata", "srls", "sociedad de responsabilidad limitada"}},
	{name: "SpA", spellings: []string{"spa", "societa per azioni", "sociedad por acciones"}},
	{name: "SL", spellings: []string{"sl", "slu", "sociedad limitada"}},
	{name: "SA de CV", spellings: []string{"sa de cv", "sadecv", "s de rl de cv"}},
	{name: "Lda", spellings: []string{"lda", "ltda", "limitada", "sociedade limitada"}},
	{name: "AB", spellings: []string{"ab", "aktiebolag", "aktiebolaget", "abp", "ab publ", "publ", "publikt aktiebolag"}},
	{name: "A/S", spellings: []string{"as", "aktieselskab", "asa", "aksjeselskap", "anonim sirketi", "anonim sirket"}},
	{name: "ApS", spellings: []string{"aps", "anpartsselskab"}},
	{name: "Oy", spellings: []string{"oy", "osakeyhtio", "oyj", "oy ab"}},
	{name: "Sp. z o.o.", anywhere: true, spellings: []string{"sp zoo", "sp z oo", "spzoo", "spolka z oo", "sp z o o", "spolka z ograniczona odpowiedzialnoscia"}},
	{name: "s.r.o.", anywhere: true, spellings: []string{"sro", "spol sro", "spol s ro"}},
	{name: "Kft", anywhere: true, spellings: []string{"kft", "korlatolt felelossegu tarsasag"}},
	{name: "d.o.o.", spellings: []string{"doo"}},
	{name: "OOO", inFront: true, spellings: []string{"ooo"}},
	{name: "UAB", inFront: true, spellings: []string{"uab"}},
	{name: "KK", spellings: []string{"kk", "kabushiki kaisha"}},
}
