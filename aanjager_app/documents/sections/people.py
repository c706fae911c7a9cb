"""The people of a terrain: support, workgroups, meetings, decisions and actions."""

from collections.abc import Iterator

from aanjager_app.documents.blocks import (
    Block,
    CellValue,
    Column,
    Heading,
    Missing,
    Table,
    paragraph,
)
from aanjager_app.documents.dossier import Dossier, Labels
from aanjager_app.documents.dossier_people import Action, Person, Workgroup
from aanjager_app.documents.sections.words import (
    NOT_FILLED_IN,
    NOTHING,
    cell,
    day,
    named,
    not_yet,
    notes,
    number,
    prose,
    text,
)
from aanjager_app.domain.dutch import count, format_date
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import ActionState


def person_words(person: Person, labels: Labels) -> str:
    """A person for the reader: the name with role and organisation, as far as they are there."""
    position = ", ".join(
        part for part in (labels.within(person.role), (person.organisation or "").strip()) if part
    )
    if not person.name:
        return position or "contactpersoon"
    return f"{person.name} ({position})" if position else person.name


def contacts(dossier: Dossier) -> Iterator[Block]:
    """The contacts; names and contact data are there only when they were asked for."""
    if not dossier.persons:
        return
    if not dossier.edition.with_personal_data:
        yield paragraph(
            f"Bij het terrein {_verb(len(dossier.persons))} bekend, hieronder genoemd met rol en "
            "organisatie. Namen en contactgegevens staan niet in deze uitgave.",
            muted=True,
        )
    yield _contact_table(dossier)
    yield from notes(
        (person_words(person, dossier.labels), person.remark) for person in dossier.persons
    )


def _verb(persons: int) -> str:
    verb = "is" if persons == 1 else "zijn"
    return f"{verb} {count(persons, 'contactpersoon', 'contactpersonen')}"


def _contact_table(dossier: Dossier) -> Table:
    labels = dossier.labels
    columns: tuple[Column, ...] = (text("Rol", 2), text("Organisatie", 3))
    rows: tuple[tuple[CellValue, ...], ...]
    if dossier.edition.with_personal_data:
        columns = (
            text("Naam", 2.4),
            text("Rol", 2),
            text("Organisatie", 2.6),
            text("E-mail", 3),
            text("Telefoon", 2),
        )
        rows = tuple(
            (
                cell(person.name),
                labels.of(person.role),
                cell(person.organisation),
                cell(person.email, NOTHING),
                cell(person.phone, NOTHING),
            )
            for person in dossier.persons
        )
    else:
        rows = tuple(
            (labels.of(person.role), cell(person.organisation)) for person in dossier.persons
        )
    return Table(columns=columns, rows=rows, caption="Contactpersonen")


def support(dossier: Dossier) -> Iterator[Block]:
    """Who took part, when and with what result: item 4 of the basic profile."""
    yield from prose(dossier.texts.get(TextKind.SUPPORT))
    if dossier.meetings:
        yield _meetings(dossier)
        yield from notes((meeting.title, meeting.report) for meeting in dossier.meetings)
    for workgroup in dossier.workgroups:
        yield Heading(2, workgroup.name)
        yield from _workgroup(workgroup, dossier.labels)


def _meetings(dossier: Dossier) -> Table:
    return Table(
        columns=(
            day("Datum", 1.4),
            text("Bijeenkomst", 3),
            text("Groep", 2.4),
            text("Plaats", 2),
            number("Deelnemers", 1.4),
        ),
        rows=tuple(
            (
                meeting.held_on,
                meeting.title,
                cell(meeting.workgroup, "hele terrein"),
                cell(meeting.place, NOTHING),
                NOT_FILLED_IN if meeting.participants is None else meeting.participants,
            )
            for meeting in sorted(dossier.meetings, key=lambda meeting: meeting.held_on)
        ),
        caption="Bijeenkomsten",
        row_header=False,
    )


def _workgroup(workgroup: Workgroup, labels: Labels) -> Iterator[Block]:
    theme = f", thema {workgroup.theme}" if workgroup.theme else ""
    size = count(len(workgroup.members), "lid", "leden")
    yield paragraph(f"{labels.of(workgroup.kind)}{theme}, {size}.")
    yield from named("Eerste succes", workgroup.first_success)
    if workgroup.members:
        yield Table(
            columns=(text("Lid", 4), text("Rol in de groep", 2), day("Sinds", 1.4)),
            rows=tuple(
                (person_words(member.person, labels), labels.of(member.role), member.since)
                for member in workgroup.members
            ),
            caption=f"Leden van {workgroup.name}",
        )
    else:
        yield not_yet("Nog geen leden", f"In {workgroup.name} is nog niemand opgenomen.")


def workgroups_briefly(dossier: Dossier) -> Iterator[Block]:
    """The workgroups in one table, for documents without a chapter on support."""
    if not dossier.workgroups:
        return
    labels = dossier.labels
    yield Table(
        columns=(text("Groep", 2), text("Soort", 1.4), text("Leden", 4)),
        rows=tuple(
            (
                group.name,
                labels.of(group.kind),
                "; ".join(person_words(member.person, labels) for member in group.members)
                or Missing("nog geen leden"),
            )
            for group in dossier.workgroups
        ),
        caption="Werkgroepen",
    )


def decisions(dossier: Dossier) -> Iterator[Block]:
    """What was decided, and what still has to be done: item 19 of the basic profile."""
    yield from prose(dossier.texts.get(TextKind.DECISIONS))
    if dossier.decisions:
        yield Table(
            columns=(day("Datum", 1.3), text("Besluit", 4), text("Genomen door", 2.4)),
            rows=tuple(
                (
                    decision.decided_on or Missing("geen datum"),
                    cell(decision.text),
                    cell(decision.workgroup or decision.meeting, NOTHING),
                )
                for decision in dossier.decisions
            ),
            caption="Besluiten",
            row_header=False,
        )
        yield from notes((decision.text, decision.reason) for decision in dossier.decisions)
    else:
        yield not_yet(
            "Nog geen besluiten",
            "Er is nog geen besluit vastgelegd over de uitvoering of over het geld.",
        )


def actions(dossier: Dossier) -> Iterator[Block]:
    """The actions: first what is open, with what is late named in words."""
    if not dossier.actions:
        yield paragraph("Er zijn nog geen acties vastgelegd.")
        return
    still_open = [a for a in dossier.actions if a.state is ActionState.OPEN]
    late = [action for action in still_open if _is_late(action, dossier)]
    sentence = f"Er {'staat' if len(still_open) == 1 else 'staan'} "
    sentence += f"{count(len(still_open), 'actie', 'acties')} open"
    sentence += f", waarvan {len(late)} over de datum." if late else "."
    yield paragraph(sentence)
    yield Table(
        columns=(
            text("Actie", 4),
            text("Eigenaar", 3),
            day("Klaar op", 1.4),
            text("Stand", 1.6),
        ),
        rows=tuple(
            (
                cell(action.title),
                _owner(action, dossier.labels),
                action.due_on or Missing("geen datum"),
                _state(action, dossier),
            )
            for action in sorted(dossier.actions, key=_urgency)
        ),
        caption="Acties",
    )
    yield from notes((action.title, action.remark) for action in dossier.actions)


def _urgency(action: Action) -> tuple[bool, bool, str, str]:
    due = action.due_on
    return (
        action.state is not ActionState.OPEN,
        due is None,
        due.isoformat() if due else "",
        action.title,
    )


def _owner(action: Action, labels: Labels) -> CellValue:
    if action.owner is not None:
        words = person_words(action.owner, labels)
        other = action.owner_organisation or ""
        return words if not other or other in words else f"{words}; {other}"
    return cell(action.owner_organisation, Missing("nog niemand"))


def _is_late(action: Action, dossier: Dossier) -> bool:
    return action.due_on is not None and action.due_on < dossier.edition.made_on


def _state(action: Action, dossier: Dossier) -> CellValue:
    state = action.state
    if state is ActionState.OPEN:
        return Missing("over de datum") if _is_late(action, dossier) else dossier.labels.of(state)
    words = dossier.labels.of(state)
    return f"{words} op {format_date(action.done_on)}" if action.done_on else words
