"""`python -m bot.documents.glyphs`: which characters typst's own fonts can draw, tried one by one.

Run it when typst is raised; it takes half a minute and writes `glyphs.txt`.
"""

import json
from collections.abc import Iterable, Iterator

from typst import Compiler, TypstError

from bot.documents.typography import GLYPHS

TRIED = (range(0x20, 0x2800), range(0xFB00, 0xFFFE))
PAGE = b"""#set document(title: "x")
#set text(lang: "sv", font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#title()
#json(bytes(sys.inputs.words))"""


def draws(compiler: Compiler, character: str) -> bool:
    words = json.dumps(f"a {character} b")
    try:
        compiler.compile(PAGE, sys_inputs={"words": words}, format="pdf", pdf_standards="ua-1")
    except TypstError:
        return False
    return True


def ranges(codes: Iterable[int]) -> Iterator[str]:
    first = last = -1
    for code in [*codes, -1]:
        if code == last + 1 and last >= 0:
            last = code
            continue
        if last >= 0:
            yield f"{first:04X}-{last:04X}" if last > first else f"{first:04X}"
        first = last = code


if __name__ == "__main__":
    compiler = Compiler(ignore_system_fonts=True)
    drawn = [code for tried in TRIED for code in tried if draws(compiler, chr(code))]
    GLYPHS.write_text("\n".join(ranges(drawn)) + "\n", encoding="ascii")
