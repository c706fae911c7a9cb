"""A made-up IBIS extract of any size; the same seed gives the same file."""

import random

CODES = ("GM1507", "GM1509", "GM1525", "GM1581", "GM1586", "GM1598", "GM1621", "GM1640")


def synthetic_ibis(rows: int, seed: int = 1) -> bytes:
    """Invented terrains in IBIS's own form."""
    source = random.Random(seed)  # noqa: S311 - made-up data
    lines = ["RIN_NUMMER;JAAR;PLAN_NAAM;GEM_CODES;HA_BRUTO;HA_NETTO;HA_TOTTUIT;WLOC_TYPE"]
    for number in range(rows):
        gross = source.randint(10_000, 2_000_000)
        net = gross * source.randint(60, 95) // 100
        cells = [
            str(700_000 + number),
            "2024",
            f"VERZONNEN TERREIN {number}" if number % 3 else f"Verzonnen terrein {number}",
            source.choice(CODES),
            *(f"{area // 10_000},{area % 10_000:04d}" for area in (gross, net, gross // 50)),
            "B",
        ]
        lines.append(";".join(cells))
    return ("\n".join(lines) + "\n").encode()
