"""Pictures for Easy Read, of our own drawing: lines on a field of 48 by 48. What one means is always said in words beside it."""

PICTURES: dict[str, str] = {
    "person": '<circle cx="24" cy="14" r="8"/><path d="M8 43c1-13 7-18 16-18s15 5 16 18"/>',
    "people": '<circle cx="24" cy="11" r="6"/><circle cx="9" cy="22" r="5"/><circle cx="39" cy="22" r="5"/>'
    '<path d="M14 41c0-11 4-17 10-17s10 6 10 17M2 41c0-7 2-11 8-12M46 41c0-7-2-11-8-12"/>',
    "home": '<path d="M5 24 24 8l19 16"/><path d="M11 20v21h26V20"/><path d="M20 41V29h8v12"/>',
    "talk": '<path d="M6 8h36v25H22L12 42v-9H6Z"/><path d="M14 17h20M14 25h13"/>',
    "listen": '<path d="M8 18v12h8l10 8V10l-10 8Z"/><path d="M33 17a10 10 0 0 1 0 14M38 11a18 18 0 0 1 0 26"/>',
    "health": '<path d="M24 42C8 31 4 24 4 17a10 10 0 0 1 20-3 10 10 0 0 1 20 3c0 7-4 14-20 25Z"/>',
    "hospital": '<path d="M8 43V9h32v34Z"/><path d="M24 15v14M17 22h14M19 43v-8h10v8"/>',
    "money": '<path d="M4 13h40v22H4Z"/><circle cx="24" cy="24" r="6"/><path d="M10 18v12M38 18v12"/>',
    "safe": '<path d="M24 5 7 11v13c0 10 7 16 17 20 10-4 17-10 17-20V11Z"/><path d="m16 24 6 6 11-12"/>',
    "carer": '<circle cx="16" cy="12" r="6"/><circle cx="33" cy="18" r="5"/>'
    '<path d="M5 42c0-12 4-18 11-18 5 0 8 3 9 7l6-4c7 0 11 6 11 15"/>',
    "better": '<path d="M5 38 18 25l8 7 16-18"/><path d="M32 13h11v11"/>',
    "plan": '<path d="M10 5h28v38H10Z"/><path d="M16 14h16M16 22h16M16 30h10"/>',
    "work": '<path d="M5 16h38v24H5Z"/><path d="M17 16V9h14v7M5 27h38"/>',
    "ask": '<circle cx="24" cy="24" r="19"/><path d="M17 19a7 7 0 1 1 10 6c-2 1-3 2-3 5M24 35v1"/>',
}


def picture(name: str) -> str:
    """The picture as SVG; that of a sheet of paper for a name that is none of ours."""
    drawn = PICTURES.get(name, PICTURES["plan"])
    return (
        '<svg class="picture" viewBox="0 0 48 48" fill="none" stroke="#69366f" stroke-width="2.2" stroke-linecap="round" '
        f'stroke-linejoin="round" aria-hidden="true" focusable="false">{drawn}</svg>'
    )
