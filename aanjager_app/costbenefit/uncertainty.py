"""Ten thousand times the same plan with other luck: what it may come to, in total and per party.

Each quantity and price with a low and a high value is drawn from a triangle, by itself, once for
all years. The draws are the inverse of the distribution function at numbers of PCG64, and sums
are exact (`math.fsum`): the same seed gives the same cents on every machine.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from aanjager_app.costbenefit.appraisal import Appraisal
from aanjager_app.costbenefit.precision import HUNDRED, exact_context
from aanjager_app.costbenefit.worksheet import Uncertainty, Value, Worksheet
from aanjager_app.costbenefit.worth import LineWorth, Part, line_worths
from aanjager_app.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Draws = NDArray[np.float64]

_BARS: Final = 40
_HALF_A_CENT: Final = 0.005 - 1e-9  # half a cent on paper is half a cent here, whatever the noise


@dataclass(frozen=True, slots=True)
class Distribution:
    """What an amount may come to, in euros.

    Attributes:
        mean: average of the draws.
        sd: their sample standard deviation.
        p5, p50, p95: percentiles, by linear interpolation.
        chance_negative: part of the draws that is below zero once rounded to cents, 0 to 1.
    """

    mean: Decimal
    sd: Decimal
    p5: Decimal
    p50: Decimal
    p95: Decimal
    chance_negative: Decimal


@dataclass(frozen=True, slots=True)
class Simulation:
    """The outcome of many draws.

    Attributes:
        settings: how many, and from which seed.
        npv: net present value of the project.
        parties: balance per party (benefits − costs + transfers), in the order of the worksheet.
        cash: the same balance, and the VAT that the party gets back on its share of the costs: what
            it has in cash. Where a party recovers no VAT it is its balance.
        bins: edges of the bars of a histogram of `npv`, in euros, from low to high.
        counts: how many draws fall in each bar.
    """

    settings: Uncertainty
    npv: Distribution
    parties: Mapping[str, Distribution]
    cash: Mapping[str, Distribution]
    bins: tuple[float, ...]
    counts: tuple[int, ...]


def simulate(
    worksheet: Worksheet, appraisal: Appraisal, settings: Uncertainty | None = None
) -> Simulation:
    """Draw the uncertain inputs of a worksheet many times.

    Args:
        worksheet: the worksheet.
        appraisal: its appraisal, for the transfers: these are certain.
        settings: how many draws and the seed; without it those of the worksheet, or the usual.
    """
    import numpy as np  # noqa: PLC0415 - only when something is drawn

    chosen = settings or worksheet.uncertainty or Uncertainty()
    stream = np.random.Generator(np.random.PCG64(chosen.seed))
    with exact_context():
        lines = line_worths(worksheet)
    total = np.zeros(chosen.draws)
    balances = {
        party: np.full(chosen.draws, float(result.pv_transfers))
        for party, result in appraisal.parties.items()
    }
    vat, recovering = _vat_parts(worksheet), [p.id for p in worksheet.parties if p.recovers_vat]
    recovered = {party: np.zeros(chosen.draws) for party in recovering}
    for line in lines:
        for part, worth in drawn_parts(line, lambda: stream.random(chosen.draws)):
            total += worth
            for party, share in part.shares.items():
                balances[party] += worth * float(share)
                if party in recovered and line.path in vat:
                    recovered[party] -= worth * float(share * vat[line.path])
    if not np.isfinite(total).all():
        raise InputError("uncertainty", "de bedragen zijn te groot om kansen mee te trekken")
    parties = {party: _distribution(balance) for party, balance in balances.items()}
    counts, bins = np.histogram(total, bins=_BARS)
    return Simulation(
        settings=chosen,
        npv=_distribution(total),
        parties=parties,
        cash=parties
        | {party: _distribution(balances[party] + back) for party, back in recovered.items()},
        bins=tuple(float(edge) for edge in bins),
        counts=tuple(int(count) for count in counts),
    )


def draw_apart(
    worksheet: Worksheet,
    appraisal: Appraisal,
    is_apart: "Callable[[LineWorth, Part], bool]",
    settings: Uncertainty | None = None,
) -> "tuple[Draws, dict[str, Draws]]":
    """The draws of `simulate`, some parts of lines apart from the rest.

    Args:
        worksheet: the worksheet.
        appraisal: its appraisal, for the transfers.
        is_apart: which parts are kept apart.
        settings: how many draws and the seed; without it those of the worksheet, or the usual.

    Returns:
        What the parts that are kept apart are worth in each draw, together; and the balance of
        each party without them.
    """
    import numpy as np  # noqa: PLC0415 - only when something is drawn

    chosen = settings or worksheet.uncertainty or Uncertainty()
    stream = np.random.Generator(np.random.PCG64(chosen.seed))
    apart = np.zeros(chosen.draws)
    balances = {
        party: np.full(chosen.draws, float(result.pv_transfers))
        for party, result in appraisal.parties.items()
    }
    with exact_context():
        lines = line_worths(worksheet)
    for line in lines:
        for part, worth in drawn_parts(line, lambda: stream.random(chosen.draws)):
            if is_apart(line, part):
                apart += worth
                continue
            for party, share in part.shares.items():
                balances[party] += worth * float(share)
    return apart, balances


def _vat_parts(worksheet: Worksheet) -> dict[str, Decimal]:
    """The part of the price of each cost that is VAT, from 0 to 1, where there is any."""
    with exact_context():
        return {
            f"costs.{line.id}": line.vat_pct / (HUNDRED + line.vat_pct)
            for line in worksheet.costs
            if line.vat_pct
        }


def drawn_parts(
    line: LineWorth, draw: "Callable[[], Draws]"
) -> "Iterator[tuple[Part, Draws | float]]":
    """What each part of a line is worth in each draw, in euros at year 0; costs below zero.

    Every uncertain input takes its draws, also one without effect, so that the draws of a line
    don't depend on what is missing elsewhere.
    """
    quantity = drawn_value(line.quantity, draw)
    for part in line.parts:
        price = drawn_value(part.price, draw)
        if quantity is not None and price is not None and part.worth:
            yield part, quantity * price * float(part.worth)


def drawn_value(value: Value, draw: "Callable[[], Draws]") -> "Draws | float | None":
    """Draws of a value; the value itself when it is certain, nothing when it is missing."""
    import numpy as np  # noqa: PLC0415

    if value.best is None:
        return None
    if value.low is None or value.high is None or not value.is_uncertain:
        return float(value.best)
    low, mode, high = float(value.low), float(value.best), float(value.high)
    chance = draw()
    rising = low + np.sqrt(chance * ((high - low) * (mode - low)))
    falling = high - np.sqrt((1 - chance) * ((high - low) * (high - mode)))
    return np.where(chance * (high - low) < mode - low, rising, falling)


def _distribution(draws: "Draws") -> Distribution:
    import numpy as np  # noqa: PLC0415

    count = len(draws)
    mean = math.fsum(draws) / count
    off = draws - mean
    variance = math.fsum(off * off) / (count - 1) if count > 1 else 0.0
    ordered = np.sort(draws)
    return Distribution(
        mean=_exact(mean),
        sd=_exact(math.sqrt(variance)),
        p5=_exact(_percentile(ordered, 0.05)),
        p50=_exact(_percentile(ordered, 0.5)),
        p95=_exact(_percentile(ordered, 0.95)),
        chance_negative=chance_negative(draws),
    )


def chance_negative(draws: "Draws") -> Decimal:
    """Part of the draws that is below zero once rounded to cents, from 0 to 1."""
    import numpy as np  # noqa: PLC0415

    return Decimal(int(np.count_nonzero(draws <= -_HALF_A_CENT))) / len(draws)


def _percentile(ordered: "Draws", part: float) -> float:
    """Between the two nearest draws, in proportion."""
    place = part * (len(ordered) - 1)
    before = math.floor(place)
    after = min(before + 1, len(ordered) - 1)
    low, high = float(ordered[before]), float(ordered[after])
    return low + (high - low) * (place - before)


def _exact(amount: float) -> Decimal:
    return Decimal(repr(amount))
