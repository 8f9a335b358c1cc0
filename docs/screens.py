"""The screens that docs/picture draws: for each the arguments of the program, and the keys to press, each with
what the screen must show before the next one."""

SIZES = [(80, 24), (120, 40), (200, 60)]

# The picture in README.
README_SIZE = (112, 24)
README = [
    ("", "all 250"),
    ("/", "keep the filter"),
    ("roof", "18 of 250"),
    ("\r", "details"),
    ("jjjjj", "▌ "),
    ("l", "details"),
]

SITE = "2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10"


def paste(*rows):
    """Returns the keys that paste rows of cells, as a terminal sends them."""
    header = "CustomerId\tCustomer\tSageCompanyName\tSageSiteId\tSageCustomerId\tSageAccountNumber"
    return "\x1b[200~" + "\r".join([header, *rows]) + "\r\x1b[201~"


# Two rows that are accepted, five that are rejected, one unchanged and one not filled in.
LINKS = paste(
    "C000502\t\tAcme UK\t%s\t9001\tGLAS9001" % SITE,
    "C000509\t\tAcme Ireland\t%s\t9002\tINVE0009" % SITE,
    "C000505\t\tAcme UK\t%s\t1000\t" % SITE,
    "C000501\t\tAcme UK\t%s\t1000\tABER0001" % SITE,
    "C000508\t\t\t\t\t",
    "C999999\t\tAcme UK\t%s\t9003\t" % SITE,
    "C000512\tAnother Name\tAcme UK\t%s\t9004\tSALI9004" % SITE,
    "C000515\t\tAcme France\t%s\t9005\tCARD9005" % SITE,
    "C000530\t\tAcme UK\t\t9006\tXXXX9006",
)
# One row that is accepted.
LINK = paste("C000502\t\tAcme UK\t%s\t9001\tGLAS9001" % SITE)

DEMO = ["--demo"]
START = ("", "250")


def demo(*steps):
    return DEMO, [START, *steps]


# The steps that read the customer list of Acme UK, and those that load it.
SAGE_READ = [("\tjjj\r", "known companies"), ("j", "▌ Acme UK"), ("u", "sage-uk.csv"), ("sage-uk", "sage-uk.csv"), ("\r", "What was understood")]
SAGE_LOAD = [*SAGE_READ, ("a", "appear"), ("a", "Give Acme UK"), ("y", "Done")]
SAGE_GRID = [*SAGE_LOAD, ("\r", "Linked")]


SCREENS = {
    "grid": demo(("jjj", "")),
    "grid-right": demo(("j$", "")),
    "grid-marked": demo((" ", "1 marked"), ("j ", "2 marked"), ("jlll", "")),
    "grid-range": demo(("jv", "1 marked"), ("jjj", "4 marked")),
    "link-marked": demo(("3", "25 of 250"), ("a", "25 marked"), ("E", "Change the company of 25 marked")),
    "menu-companies": demo(("\tjjj", "Companies")),
    "grid-wrong-key": demo(("Q", "does nothing")),
    "filter": demo(("/", "keep the filter"), ("company:", "Acme UK")),
    "filter-unfinished": demo(("/", "keep the filter"), ("sy", "synced")),
    "filter-wrong": demo(("/", "keep the filter"), ("/(/", "")),
    "filtered": demo(("/", "keep the filter"), ("is:create", "75 of 250"), ("\r", "")),
    "no-match": demo(("/", "keep the filter"), ("leeds synced:no xyz", "No customer"), ("\r", "")),
    "pick": demo(("lllf", "Pick")),
    "menu": demo(("\t", "")),
    "companies": demo(("\tjjj\r", "known companies")),
    "access": demo(("\tjjjjj\r", "Users")),
    "backups": demo(("\tjjjjjj\r", "no backup yet")),
    "backups-kept": demo(("\tjjjjjj\r", "no backup yet"), ("B", "Keep a backup"), ("y", "Last backup")),
    "backups-file": demo(("\tjjjjjj\r", "no backup yet"), ("e", "checked copy")),
    "backups-checked": demo(("\tjjjjjj\r", "no backup yet"), ("c", "is sound")),
    "restore": demo((LINK, "new"), ("a", "Apply"), ("y", "Done"), ("\x1b", "250"), ("\tjjjjjj\r", "Last backup"), ("\r", "Lost from")),
    "restore-question": demo((LINK, "new"), ("a", "Apply"), ("y", "Done"), ("\x1b", "250"), ("\tjjjjjj\r", "Last backup"), ("\r", "Lost from"), ("R", "Go back")),
    "restored": demo((LINK, "new"), ("a", "Apply"), ("y", "Done"), ("\x1b", "250"), ("\tjjjjjj\r", "Last backup"), ("\r", "Lost from"), ("R", "Go back"), ("y", "was restored")),
    "history-empty": demo(("\tjjjj\r", "newest first")),
    "card": demo(("\r", "History")),
    "card-create": demo(("j\r", "would create")),
    "link-form": demo(("j\r", "would create"), ("E", "Known companies")),
    "link-question": demo(("j\r", "would create"), ("E", "Known companies"), ("Acme UK\t", SITE), ("\tGLAS9001\t", ""), ("\x13", "GLAS9001")),
    "link-leave": demo(("j\r", "would create"), ("E", "Known companies"), ("Acme UK\t", SITE), ("\x1b", "Leave without")),
    "link-unknown": demo(("3", "25 of 250"), ("a", "25 marked"), ("E", "Change the company of 25 marked"), ("acme ukk\t", ""), ("\x13", "Use Acme UK")),
    "link-meant": demo(("j\r", "would create"), ("E", "Known companies"), ("Acme UKK\t", ""), ("10\tGLAS9001", ""), ("\x13", "use Acme UK")),
    "copy": demo(("c", "this view as a command")),
    "export": demo(("e", "template")),
    "exported": demo(("e", "template"), ("\r", "copy the path")),
    "upload": demo(("u", "")),
    "preview": demo((LINKS, "rejected")),
    "preview-rejected": demo((LINKS, "rejected"), ("jjj", "")),
    "preview-row": demo((LINKS, "rejected"), ("jj\r", "")),
    "preview-notes": demo((LINKS, "rejected"), ("i", "")),
    "preview-allow": demo((LINKS, "rejected"), ("X", "Allow ")),
    "preview-allowed": demo((LINKS, "rejected"), ("x", "Allow"), ("y", "revoke")),
    "preview-one": demo((LINKS, "rejected"), ("=", "show all")),
    "preview-rows": demo((LINKS, "rejected"), ("f", "Which rows")),
    "preview-leave": demo((LINKS, "rejected"), ("x", "Allow"), ("y", "revoke"), ("\x1b", "Leave")),
    "preview-apply": demo((LINKS, "rejected"), ("a", "Apply")),
    "applied": demo((LINK, "new"), ("a", "Apply"), ("y", "Done")),
    "applied-rejected": demo((LINKS, "rejected"), ("a", "Apply"), ("y", "Done")),
    "history": demo((LINK, "new"), ("a", "Apply"), ("y", "Done"), ("\x1b", "250"), ("\tjjjj\r", "pasted")),
    "changes": demo((LINK, "new"), ("a", "Apply"), ("y", "Done"), ("\x1b", "250"), ("\tjjjj\r", "pasted"), ("\r", "GLAS9001")),
    "undo": demo((LINK, "new"), ("a", "Apply"), ("y", "Done"), ("\x1b", "250"), ("z", "GLAS9001")),
    "undo-question": demo(("z", "Confirm")),
    "undone": demo((LINK, "new"), ("a", "Apply"), ("y", "Done"), ("\x1b", "250"), ("z", "GLAS9001"), ("y", "The undo changed")),
    "help": demo(("?", "search")),
    "help-filter": demo(("/", "keep the filter"), ("\x1bOP", "Examples")),
    "go-to": demo((":", "go to"), ("C0005", "begin with")),
    "go-to-hidden": demo(("/", "keep the filter"), ("leeds\r", "9 of 250"), (":", "go to"), ("C000503", "not in"), ("\r", "leaves it")),
    "card-search": demo(("\r", "History"), ("/", "Search"), ("sage", "4 lines")),
    "sage-empty": demo(("\tj\r", "customer list yet")),
    "sage-company": demo(("\tj\r", "customer list yet"), ("u", "Of which")),
    "sage-file": demo(*SAGE_READ[:3]),
    "sage-columns": demo(*SAGE_READ),
    "sage-role": demo(*SAGE_READ, ("j\r", "Read as")),
    "sage-preview": demo(*SAGE_READ, ("a", "appear")),
    "sage-apply": demo(*SAGE_READ, ("a", "appear"), ("a", "Give Acme UK")),
    "sage-applied": demo(*SAGE_LOAD),
    "sage-grid": demo(*SAGE_GRID),
    "sage-filter": demo(*SAGE_GRID, ("/", "keep the filter"), ("is:", "unlinked")),
    "sage-card": demo(*SAGE_GRID, ("\r", "Linked to it")),
    "sage-remove": demo(*SAGE_GRID, ("X", "Remove the customer list")),
    "companies-lists": demo(*SAGE_LOAD, ("\x1b", "just now")),
    "empty": ([], [("", "[y/N]"), ("y\r", "no customers yet")]),
    "load": ([], [("", "[y/N]"), ("y\r", "no customers yet"), ("l", "layer.xlsx")]),
    "load-preview": ([], [("", "[y/N]"), ("y\r", "no customers yet"), ("l", "layer.xlsx"), ("layer", "layer.xlsx"), ("\r", "new")]),
}

# The commands that fill the database of a screen before the program starts.
LISTED = [
    ["--db", "site.db", "load", "layer.xlsx"],
    ["--db", "site.db", "sage", "load", "--company", "Harbour UK", "sage.csv"],
]


def listed(*steps):
    return ["--db", "site.db"], [("", "C001001"), *steps]


SUGGESTIONS = ("\tjj\r", "Space accept")
SUGGESTED = {
    "suggestions": listed(SUGGESTIONS),
    "suggestions-accepted": listed(SUGGESTIONS, (" ", "1 accepted")),
    "suggestions-tier": listed(SUGGESTIONS, ("A", "Accept a tier")),
    "suggestions-compare": listed(SUGGESTIONS, ("G\r", "accept")),
    "suggestions-preview": listed(SUGGESTIONS, (" ", "1 accepted"), ("a", "Link 1 suggestion")),
    "suggestions-leave": listed(SUGGESTIONS, (" ", "1 accepted"), ("\x1b", "Not applied")),
    "match": listed(("jjjj", "C001005"), ("m", "Suggestions for C001005")),
}
SCREENS.update(SUGGESTED)
PREPARED = {name: LISTED for name in SUGGESTED}
