"""English vocabulary: titles, honorifics, reporting verbs, words that organisations' names are made of."""

from __future__ import annotations

import re


def _words(text: str) -> list[str]:
    return text.split()


HONORIFICS = frozenset(
    _words(
        "dr mr mrs ms miss mx prof professor sir dame lord lady baroness baron rev reverend revd hon honourable "
        "honorable ir cllr councillor capt captain col colonel gen general lt lieutenant maj major sgt sergeant "
        "cdr commander adm admiral father sister rabbi imam sheikh datuk dato tan-sri judge justice madam mdm "
        "emeritus associate assistant er ar congressman congresswoman rep sen"
    )
)
# These come before a name as titles do ("Colonel Jane Doe"); "Associate Professor" is one honorific.
_HONORIFIC = (
    r"(?:(?:the\s+)?(?:Rt\.?\s+Hon\.?|Hon\.?|Honou?rable)\s+)?(?:(?:Emeritus|Associate|Assistant|Adjunct|Clinical|Assoc\.?|Asst\.?|A/)\s*)?"
    r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Rev|Reverend|Revd|Ir|Cllr|Councillor"
    r"|Capt|Cr|Col|Colonel"
    r"|Gen|Lt|Lieutenant|Maj|Major|Sgt|Sergeant|Cdr|Adm|Fr|Madam|Mdm|Datuk|Dato['’]?|Sen|Rep|Er|Ar|Elder|Aunty|Uncle)\b\.?(?:\s+(?:Dr"
    r"|Sir|Dame|Ir|Aunty|Uncle)\b\.?)?"
    r"|(?:the\s+)?(?:Rt\.?\s+Hon\.?|Hon\.?|Honou?rable)(?=\s)"
)
HONORIFIC = re.compile(rf"(?P<h>{_HONORIFIC})\s+(?=[A-Z])")

VERBS = _words(
    "said says say saying added adds commented comments explained explains noted notes continued continues "
    "concluded concludes remarked remarks stated states told wrote writes observed observes stressed stresses "
    "emphasised emphasizes emphasized emphasises highlighted highlights confirmed confirms announced "
    "announces argued argues warned warns urged urges recalled recalls joked jokes replied replies responded "
    "responds reflected reflects insisted insists admitted admits acknowledged acknowledges claimed claims "
    "revealed reveals declared declares suggested suggests quipped mused shared shares agreed agrees "
    "exclaimed asked asks predicted predicts cautioned cautions enthused reported elaborated reiterated "
    "affirmed recounted remembered advised believes believed testified signalled tweeted posted recommends"
)
VERB = (
    r"(?:"
    + "|".join(sorted(VERBS, key=len, reverse=True))
    + r"|pointed out|points out|went on to say|put it|adding|noting|explaining|stressing|commenting)"
)

TITLE_WORDS = frozenset(
    _words(
        "co-author coauthor master former retired veteran local chief executive officer president vice lord chair "
        "chairman chairwoman chairperson director directors managing "
        "head manager minister secretary undersecretary commissioner mayor governor senator professor lecturer "
        "reader researcher scientist founder co-founder cofounder ceo cfo coo cto cmo cio cso chro partner "
        "principal dean provost vice-chancellor chancellor curator coach captain lead leader spokesperson "
        "spokesman spokeswoman ambassador trustee editor author engineer analyst fellow coordinator co-ordinator "
        "consultant surgeon nurse teacher student resident volunteer architect artist counsel treasurer "
        "controller superintendent inspector warden ranger farmer owner deputy assistant associate senior junior "
        "interim acting executive general global regional group national international honorary lead co-lead "
        "officer specialist adviser advisor strategist technologist biologist ecologist economist historian "
        "archaeologist geologist chemist physicist astronomer oceanographer epidemiologist psychologist "
        "sociologist statistician conservator librarian archivist pharmacist physician doctor paediatrician "
        "pediatrician cardiologist oncologist midwife paramedic firefighter constable detective sergeant chair- "
        "elect president-elect founder-director producer composer conductor choreographer playwright designer "
        "developer programmer administrator representative member ward councillor mp msp mep superintendent "
        "registrar bursar headteacher headmaster headmistress convenor convener organiser organizer campaigner "
        "winner apprentice graduate postmaster driver pilot skipper fisherman grower baker chef attorney lawyer "
        "solicitor barrister judge commander comptroller auditor actuary planner investigator undergraduate "
        "postdoctoral postgraduate doctoral phd candidate cto/co-founder supervisor foreman technician operator "
        "striker goalkeeper midfielder athlete champion medallist worker mother father parent patient carer "
        "shopkeeper neighbour neighbor grandmother grandfather survivor pupil customer passenger ministerial "
        "practitioner therapist porter dietitian radiographer matron dentist vet beekeeper trainee curate vicar bishop "
        "parliamentary permanent non-executive joint md evp svp avp vp gm"
    )
)
# Words that a title goes on with behind "of": "Director of Communications" names no organisation.
FUNCTIONS = frozenset(
    _words(
        "transit library parks fire emergency water recreation zoning tourism budget elections police city county "
        "town borough district port airport festival theatre museum archive archives gardens enterprise children "
        "families schools skills rural regional roads islands islanders islands equality veterans communications "
        "marketing research operations finance sales policy public affairs science sciences "
        "engineering development technology strategy investment programmes programs education learning health "
        "security sustainability partnerships external relations media press corporate product products design "
        "people culture human resources planning safety nursing medicine surgery pediatrics paediatrics ecology "
        "biology physics chemistry history economics law psychology mathematics geography archaeology linguistics "
        "philosophy sociology statistics astronomy innovation data digital information systems computing computer "
        "ai energy climate environment environmental transport housing culture sport sports collections "
        "exhibitions fundraising campaigns advocacy conservation curatorial visitor experience services service "
        "customer growth business clinical academic student students studies life state treasury trade commerce "
        "justice defence defense labour labor veterinary marine oceanography epidemiology immunology neuroscience "
        "genetics microbiology materials robotics government community communities engagement the board trustees "
        "directors governors management manufacturing logistics supply chain quality regulatory legal compliance "
        "risk audit procurement property estates football cricket rugby netball programming international global "
        "brand content editorial social care mental primary infectious diseases medical staff football hydrology "
        "agriculture horticulture forestry fisheries wildlife water welfare welcome and & for in a"
    )
)
ORG_WORDS = frozenset(
    _words(
        "limited ltd inc incorporated llc llp plc corp corporation company co group holdings university college "
        "school institute institution hospital trust foundation council department ministry agency authority "
        "association society museum gallery library centre center laboratory laboratories bank partners "
        "partnership commission committee office bureau board club federation union league network alliance "
        "consortium campus park services systems technologies technology robotics energy health healthcare "
        "pharmaceuticals therapeutics biosciences capital ventures media communications relations pr agency "
        "consulting associates studio studios press charity fund initiative programme program project academy "
        "theatre orchestra opera festival airport airlines railway rail transport port water electric power gas "
        "oil mining bureau unit division administration government parliament assembly court police service "
        "constabulary church cathedral diocese conservatory conservancy zoo aquarium observatory survey team desk "
        "newsroom secretariat chamber confederation exchange securities insurance assurance industries "
        "international global gmbh ag sa s.a. nv bv pty pte sdn bhd ab as oy spa srl forum coalition faculty "
        "homes house estate estates advisors advisers strategies solutions labs brothers sons productions "
        "pictures records publishing foods farms farm brewery motors freight logistics shipping marine"
    )
)
CORPORATE = re.compile(
    r"[,]?\s+(?:\(?(?:pte|pty|sdn|hk|hong kong|uk|us|china)\)?\.?\s+)?(?:limited|ltd|incorporated|inc|llc|llp|plc"
    r"|corporation|corp|company|co|gmbh|ag|bhd|holdings|pty|pte|s\.a|n\.v|b\.v|nv|sa)\b\.?\s*$",
    re.I,
)
PARTICLES = frozenset(
    _words("de van von der den del della di da dos du la le el al bin binti bte ibn ten ter st y e ap ab ó ní mac o'")
)
POST_NOMINALS = re.compile(
    r"(?:,?\s+(?:CBE|OBE|MBE|KBE|DBE|GBE|CB|CMG|KCB|DL|JP|GBS|SBS|BBS|MH|PhD|Ph\.D\.?|MD|M\.D\.|MP|MSP|MLA|FRS|FRSE"
    r"|FREng|QC|KC|SC|RN|MBA|AO|AM|AC|OAM|PSM|Jr\.?|Sr\.?|II|III|DPhil|DSc|FRCP|FMedSci|BSc|MSc|CPA|CFA|Esq\.?|MEP"
    r"|TD))+(?=$|,)"
)
# Words with a capital only because they begin a sentence, and the days: never a part of a name.
NO_NAMES = frozenset(
    _words(
        "mr mrs ms dr prof professor sir hon cr cllr aunty uncle "
        "the a an this that these those in on at by for and but as it "
        "we our its their his her she he they today "
        "yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april "
        "june july august september october november december commenting speaking welcoming according asked with "
        "from after before while since following during last next new one two three there here when where what "
        "who how why if so both all many most some several more no not also"
    )
)
PRONOUNS = frozenset(_words("he she they"))
SPOKES = re.compile(r"\b(?P<noun>spokes(?:person|man|woman|people)|representative)\b", re.I)
ABBREVIATIONS = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|Rev|Hon|Inc|Ltd|Co|Corp|Lt|Col|Gen|Capt|Sgt|No|vs|etc|e\.g|i\.e|U\.S|U\.K"
    r"|U\.N|a\.m|p\.m|Ph\.D|M\.D|Mt|Ft|Dept|Ave|approx|est|Fig"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z])\.$"
)
