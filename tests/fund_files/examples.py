"""Files as accounting systems make them."""

from __future__ import annotations

HEAD = "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20260101 20261231\n"

SIE = """#FLAGGA 0
#PROGRAM "Ekonomi" 8.1
#FORMAT PC8
#GEN 20260301 AB
#SIETYP 4
#ORGNR 212000-2411 1
#FNAMN "Sundhults kommun"
#RAR 0 20260101 20261231
#KONTO 5010 "Löner"
#DIM 6 "Projekt"
#OBJEKT 6 "9001" "Tidiga insatser"

#VER A 17 20260131 "Lön \\"Kärnan\\"" 20260205
{
\t#TRANS 5010 {1 "100" 6 "9001"} 1250.50
   #TRANS 2440 {} -1250.50 20260131
}
#VER A 18 20260131 ""
{
#TRANS 5010 {6 "7777"} 0.00 20260202 "Egen dag"
}
"""


def verification(series: str, name: str, text: str = "Lön", objects: str = '{6 "9001"}', amount: str = "100.00") -> str:
    """A cost on a project, and its other half."""
    lines = f"#TRANS 5010 {objects} {amount}\n#TRANS 2440 {{}} -{amount}\n".replace("--", "")
    return f'#VER {series} {name} 20260131 "{text}"\n{{\n{lines}}}\n'


def sie(*parts: str) -> str:
    """The parts under a head."""
    return HEAD + "".join(parts)


CSV = """Projektnummer;Konto;Datum;Belopp;Verifikation;Text
9001;5010;2026-01-31;1 250,50;A17;Lön
9001;5010;2026-02-28;1 250,50;A44;Lön
7777;5010;2026-02-28;300;A45;Annat projekt
"""
