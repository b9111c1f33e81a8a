"""HTML, written in one place: whatever is not markup already is escaped."""

from html import escape

Value = str | int | bool | None
VOID = frozenset({"br", "input", "link", "meta"})


class Markup(str):
    """What `element` makes; nothing else is let through unescaped."""

    __slots__ = ()


def element(name: str, /, *children: "Markup | str | None", **attributes: Value) -> Markup:
    """`element("p", "a < b", class_="x")`. None is left out; True is an attribute without value."""
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{join(*children)}</{name}>")


def join(*children: "Markup | str | None") -> Markup:
    return Markup("".join(_text(child) for child in children if child is not None))


def _text(child: "Markup | str") -> str:
    return child if isinstance(child, Markup) else escape(child, quote=False)


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
