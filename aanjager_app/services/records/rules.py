"""What has to hold between records, and what follows from a field that was filled in."""

from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.costbenefit.worksheet import GrowthKind
from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.masking import folded
from aanjager_app.domain.vocabulary import ActionState, FigureKind, VatBasis
from aanjager_app.models.base import Synced
from aanjager_app.models.entities import Action, Ambition, IndicatorScore, OwnFigure
from aanjager_app.services.records.fields import FieldKind, RecordSpec
from aanjager_app.services.records.options import Options, title_of
from aanjager_app.services.records.specs import SPECS


def binned_above(
    session: Session, spec: RecordSpec, parent_id: str | None
) -> tuple[RecordSpec, Synced] | None:
    """The nearest record above that is in the bin, with its declaration."""
    while spec.parent_kind is not None and parent_id is not None:
        spec = SPECS[spec.parent_kind]
        row = session.get(spec.entity, parent_id)
        if row is None:
            return None
        if row.binned:
            return spec, row
        parent_id = getattr(row, spec.parent) if spec.parent else None
    return None


def check_parent(session: Session, spec: RecordSpec, parent_id: str | None) -> None:
    """A record needs something to hang under, that isn't in the bin.

    Raises:
        DomainError: `parent_not_found`, `parent_in_bin`.
    """
    if spec.parent_kind is None:
        return
    parent = SPECS[spec.parent_kind]
    if parent_id is None or session.get(parent.entity, parent_id) is None:
        raise DomainError("parent_not_found", f"Kies eerst een {parent.one}.")
    check_not_binned(session, spec, parent_id)


def check_not_binned(session: Session, spec: RecordSpec, parent_id: str | None) -> None:
    """Nothing above a record is in the bin.

    Raises:
        DomainError: `parent_in_bin`.
    """
    found = binned_above(session, spec, parent_id)
    if found is None:
        return
    above, row = found
    title = above.field(above.title[0])
    called = f" “{getattr(row, title.name)}”" if title.kind is FieldKind.LINE else ""
    article, that = ("het", "dat") if above.is_neuter else ("de", "die")
    raise DomainError(
        "parent_in_bin",
        f"Dit hoort bij {article} {above.one}{called}, en {that} ligt in de prullenbak. Zet eerst "
        f"{article} {above.one} terug.",
    )


def check_single(
    session: Session, options: Options, spec: RecordSpec, row: Synced, changed: str
) -> None:
    """There is one record under a parent for each value of the field that tells them apart.

    Raises:
        DomainError: `already_there`, at the field.
    """
    if changed != spec.single or spec.parent is None:
        return
    entity = spec.entity
    parent_id = getattr(row, spec.parent)
    query = select(entity).where(
        getattr(entity, spec.parent) == parent_id, entity.binned.is_(False), entity.id != row.id
    )
    with session.no_autoflush:
        others = tuple(session.scalars(query))
    wanted = folded(str(getattr(row, changed)))
    if any(folded(str(getattr(other, changed))) == wanted for other in others):
        raise DomainError("already_there", _taken(spec, title_of(spec, row, options)), changed)


def _taken(spec: RecordSpec, title: str) -> str:
    if spec.field(spec.single).kind is FieldKind.LINE:
        other = "ander" if spec.is_neuter else "andere"
        return f"Een {other} {spec.one} heet al zo. Kies een andere naam."
    return f"Er is hier al een {spec.one} met “{title}”."


def fill_unit(content: Content, row: Synced) -> None:
    """A goal or score is in the unit of its indicator, unless another one was given."""
    if isinstance(row, Ambition | IndicatorScore) and not row.unit:
        indicator = content.indicators.get(row.indicator or "")
        if indicator and indicator.unit:
            row.unit = indicator.unit


def keep_action_whole(row: Synced, changed: str, value: object, today: date) -> None:
    """An action with a day on which it was done is done, and one that isn't has no such day."""
    if not isinstance(row, Action):
        return
    if changed == "done_on" and value is not None:
        row.state = ActionState.DONE
    elif changed == "state" and row.state is not ActionState.DONE:
        row.done_on = None
    elif changed == "state" and row.done_on is None:
        row.done_on = today


_PRICES: Final = {
    FigureKind.MEASURE: ("investment", "upkeep"),
    FigureKind.BENEFIT: ("value",),
}


def check_figure(row: Synced, today: date) -> None:
    """A figure of one's own holds together: a price, in order, that can be brought to VAT.

    Raises:
        DomainError: `no_price`, `wrong_value` or `required`, at the field.
    """
    if not isinstance(row, OwnFigure):
        return
    prices = _PRICES[row.kind]
    stated = {prefix: _stated(row, prefix) for prefix in prices}
    if not any(stated.values()):
        raise DomainError("no_price", "Vul minstens één bedrag in.", prices[0])
    for prefix, points in stated.items():
        if points != sorted(points):
            raise DomainError("wrong_value", "Zet laag voor midden en midden voor hoog.", prefix)
    if row.vat_basis is VatBasis.EXCLUDING and row.vat_pct is None:
        sentence = "Vul het btw-percentage in: een werkblad rekent inclusief btw."
        raise DomainError("required", sentence, "vat_pct")
    if row.growth == GrowthKind.CUSTOM and row.growth_pct is None:
        raise DomainError("required", "Vul in hoeveel procent de baat groeit.", "growth_pct")
    if row.checked_on > today:
        raise DomainError("wrong_value", "Deze datum ligt in de toekomst.", "checked_on")


def _stated(row: OwnFigure, prefix: str) -> list[Decimal]:
    points = (getattr(row, f"{prefix}_{point}") for point in ("low", "mid", "high"))
    return [point for point in points if point is not None]
