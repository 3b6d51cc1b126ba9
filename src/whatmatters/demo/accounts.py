"""Who can sign in to the demonstration: one account for each role, all with one password."""

PASSWORD = "what-matters-to-you"

# username, name, role, unit, language, what to look at
ACCOUNTS = [
    ("megan", "Megan Rees", "practitioner", "demo-valley-team", "en", "a practitioner with a caseload"),
    ("ifan", "Ifan Pritchard", "practitioner", "demo-coast-team", "cy", "a practitioner who works in Welsh"),
    ("shona", "Shona Baird", "practitioner", "demo-glen-team", "en", "a practitioner in Scotland"),
    ("rhian", "Rhian Howells", "manager", "demo-county", "en", "a team manager, with openings to review"),
    ("fiona", "Fiona Muir", "manager", "demo-hscp", "en", "a team manager in Scotland"),
    ("morag", "Morag Sinclair", "analyst", "demo-ia", "en", "an officer who writes the annual report"),
    ("callum", "Callum Reid", "analyst", "demo-ia", "en", "another, who writes at the same time"),
    (
        "isla",
        "Isla Munro",
        "chief_officer",
        "demo-ia",
        "en",
        "a chief officer, who approves and publishes it",
    ),
    (
        "alun",
        "Alun Meredith",
        "analyst",
        "demo-county",
        "en",
        "an analyst, who opens no records and writes evidence for planning",
    ),
    (
        "sioned",
        "Sioned Parry",
        "chief_officer",
        "demo-county",
        "cy",
        "a chief officer in Wales, who approves it",
    ),
    ("carys", "Carys Lloyd", "administrator", "demo-county", "en", "an administrator, who makes accounts"),
    (
        "inspector",
        "Eleri Vaughan",
        "inspector",
        "demo-county",
        "en",
        "an inspector, who reads for a limited time",
    ),
]
