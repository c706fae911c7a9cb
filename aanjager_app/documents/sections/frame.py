"""What each document shares: its cover, its chapters, what is missing, method and sources."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aanjager_app.documents.blocks import (
    STANDING_SENTENCE,
    Block,
    Callout,
    CalloutKind,
    Checklist,
    ChecklistItem,
    Document,
    Fact,
    Heading,
    ReadyState,
    Source,
    SourceList,
    link,
    paragraph,
)
from aanjager_app.documents.blocks import DocumentStatus as PaperStatus
from aanjager_app.documents.dossier import Dossier, SourceNote
from aanjager_app.documents.sections.chapters import SECTIONS
from aanjager_app.documents.sections.words import enough
from aanjager_app.domain.dutch import count, format_date, parse_date
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.readiness import (
    ItemState,
    ReadinessRule,
    ReadinessState,
    RequirementProfile,
)
from aanjager_app.domain.vocabulary import DocumentKind, DocumentStatus

STATE_ANCHOR: Final = "stand"
_STATES: Final = {
    ReadinessState.EMPTY: ReadyState.EMPTY,
    ReadinessState.DRAFT: ReadyState.DRAFT,
    ReadinessState.READY: ReadyState.READY,
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter without its number."""

    title: str
    blocks: tuple[Block, ...]
    anchor: str = ""


def numbered(chapters: Iterable[Chapter]) -> tuple[Block, ...]:
    """The chapters one after another, numbered from 1."""
    blocks: list[Block] = []
    for number, chapter in enumerate(chapters, start=1):
        blocks.append(Heading(1, f"{number}. {chapter.title}", chapter.anchor))
        blocks.extend(chapter.blocks)
    return tuple(blocks)


def document(
    dossier: Dossier,
    kind: DocumentKind,
    subtitle: str,
    chapters: Iterable[Chapter],
    profile: RequirementProfile | None = None,
) -> Document:
    """A document with its cover facts."""
    edition, terrain = dossier.edition, dossier.terrain
    title = dossier.labels.of(kind)
    return Document(
        title=title,
        subject=terrain.name,
        subtitle=f"{subtitle} Demo: alles in dit document is verzonnen."
        if terrain.is_demo
        else subtitle,
        document_id="|".join(
            (
                kind.value,
                terrain.rin or terrain.name,
                dossier.plan.worksheet.name if dossier.plan else "",
                edition.made_on.isoformat(),
                edition.data_version,
                edition.status.value,
                "met persoonsgegevens" if edition.with_personal_data else "",
            )
        ),
        made_on=edition.made_on,
        blocks=numbered(chapters),
        status=PaperStatus.FINAL if edition.status is DocumentStatus.FINAL else PaperStatus.CONCEPT,
        author=edition.author,
        organisation=edition.organisation,
        facts=tuple(_cover_facts(dossier, profile)),
    )


def _cover_facts(dossier: Dossier, profile: RequirementProfile | None) -> Iterator[Fact]:
    terrain = dossier.terrain
    for label, value in (
        ("Gemeente", terrain.municipality),
        ("Provincie", terrain.province),
        ("Regio", terrain.region),
        ("RIN-nummer", terrain.rin),
        ("Aanvrager", dossier.applicant),
        ("Gegevens van", dossier.edition.data_version),
    ):
        if value:
            yield Fact(label, value)
    if dossier.plan is not None:
        yield Fact("Werkblad", dossier.plan.worksheet.name)
    if profile is not None:
        yield Fact("Gehouden tegen", profile_words(profile))


def profile_words(profile: RequirementProfile) -> str:
    """The profile with its date, and whether it is official."""
    name = profile.name
    if not profile.official and "niet officieel" not in name.casefold():
        name = f"{name} (niet officieel)"
    return f"{name}, {_day_words(profile.checked_on)}"


def _day_words(day: str) -> str:
    try:
        return format_date(parse_date(day))
    except InputError:  # a profile may say its date in words
        return day


# ---------------------------------------------------------------- chapters of a profile


def profile_chapters(
    dossier: Dossier,
    profile: RequirementProfile,
    kind: DocumentKind,
    skip: Sequence[ReadinessRule] = (),
) -> Iterator[Chapter]:
    """A chapter for each item of one document in a profile, in the order of the profile."""
    states = {state.item.slug: state for state in dossier.readiness}
    for item in profile.items:
        if item.document is kind and item.rule not in skip:
            blocks = tuple(SECTIONS[item.rule](dossier))
            state = states.get(item.slug)
            yield Chapter(item.title, _with_missing(blocks, state, dossier), item.slug)


def _with_missing(
    blocks: tuple[Block, ...], state: ItemState | None, dossier: Dossier
) -> tuple[Block, ...]:
    """The blocks with what the item still lacks; a chapter that opens with that says it once."""
    if state is None or state.state is ReadinessState.READY:
        return blocks
    first = blocks[0] if blocks else None
    if isinstance(first, Callout) and first.kind is CalloutKind.MISSING:
        where = paragraph(_where(state, dossier))
        return (Callout(CalloutKind.MISSING, first.title, (*first.blocks, where)), *blocks[1:])
    callout = Callout(
        CalloutKind.MISSING,
        "Nog niet ingevuld" if state.state is ReadinessState.EMPTY else "Nog niet compleet",
        (
            *(() if blocks else (paragraph(f"Wat hier hoort: {_lower(state.item.asks)}"),)),
            paragraph(_where(state, dossier)),
        ),
    )
    return (callout, *blocks)


def _where(state: ItemState, dossier: Dossier) -> str:
    room = dossier.labels.of(state.item.room)
    return f"Er ontbreekt nog: {state.missing}. Vul het aan in Aanjager, bij {room}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


# ---------------------------------------------------------------- what is missing


def state_chapter(dossier: Dossier, profile: RequirementProfile, kind: DocumentKind) -> Chapter:
    """Each item of the profile with its state and what is missing."""
    return Chapter("Stand van het dossier", tuple(_state(dossier, profile, kind)), STATE_ANCHOR)


def _state(dossier: Dossier, profile: RequirementProfile, kind: DocumentKind) -> Iterator[Block]:
    yield paragraph(
        f"Dit document is gehouden tegen: {profile_words(profile)}. ",
        "" if profile.official else "Er is geen officiële lijst van wat erin moet staan. ",
        f"Bron van het profiel: {profile.source.rstrip('.')}. De nummers zijn die van het profiel.",
    )
    states = states_of(dossier, kind)
    draft = dossier.edition.status is DocumentStatus.DRAFT
    yield paragraph(
        _ready_words(states),
        " Dit is een concept: aan de inhoud kun je geen rechten ontlenen." if draft else "",
    )
    yield Checklist(
        tuple(
            ChecklistItem(
                _STATES[state.state],
                f"{state.item.number}. {state.item.title}",
                ""
                if state.state is ReadinessState.READY
                else f"{state.missing} (bij {dossier.labels.of(state.item.room)})",
            )
            for state in states
        )
    )


def states_of(dossier: Dossier, kind: DocumentKind) -> tuple[ItemState, ...]:
    """The states of the items that belong to one document."""
    return tuple(state for state in dossier.readiness if state.item.document is kind)


def _ready_words(states: Sequence[ItemState]) -> str:
    ready = sum(state.state is ReadinessState.READY for state in states)
    if ready == len(states):
        return f"Alle {len(states)} onderdelen zijn gereed."
    verb = "is" if ready == 1 else "zijn"
    return f"Van de {count(len(states), 'onderdeel', 'onderdelen')} {verb} er {ready} gereed."


def ready_share(states: Sequence[ItemState]) -> str:
    """How many items are ready: "9 van 13"."""
    ready = sum(state.state is ReadinessState.READY for state in states)
    return f"{ready} van {len(states)}"


def draft_notice(dossier: Dossier, kind: DocumentKind) -> Iterator[Block]:
    """Says on the first page that this is a draft, and what is missing."""
    states = states_of(dossier, kind)
    lacking = [s.item.title for s in states if s.state is not ReadinessState.READY]
    if not lacking:
        return
    yield Callout(
        CalloutKind.MISSING,
        "Dit is een concept" if dossier.edition.status is DocumentStatus.DRAFT else "Let op",
        (
            paragraph(
                f"{_ready_words(states)} Nog niet af: {enough(lacking)}. ",
                link("Wat er ontbreekt, staat in de stand van het dossier.", f"#{STATE_ANCHOR}"),
            ),
        ),
    )


# ---------------------------------------------------------------- sources


def source_chapter(dossier: Dossier, profile: RequirementProfile | None = None) -> Chapter:
    """The sources, and what this document is and is not."""
    edition = dossier.edition
    made_by = " van ".join(part for part in (edition.author, edition.organisation) if part)
    sources = tuple(_sources(dossier, profile))
    about = (
        paragraph(
            f"Gemaakt op {format_date(edition.made_on)}",
            f" door {made_by}" if made_by else "",
            f", met de gegevens van {edition.data_version}. ",
            f"Dit document is {STANDING_SENTENCE}.",
        ),
        paragraph(
            "Het bevat persoonsgegevens: deel het alleen met wie ze nodig heeft."
            if edition.with_personal_data
            else "Namen en contactgegevens van personen zijn weggelaten."
        ),
    )
    # before the list, which is the longer one: a callout must not be alone on the last page
    return Chapter(
        "Bronnen en verantwoording",
        (
            Callout(CalloutKind.INFO, "Over dit document", about),
            SourceList(sources) if sources else paragraph("Er zijn nog geen bronnen ingevuld."),
        ),
    )


def _sources(dossier: Dossier, profile: RequirementProfile | None) -> Iterator[Source]:
    found: dict[str, Source] = {}
    for note in (*_own_sources(dossier, profile), *dossier.sources):
        text = " ".join(note.text.split())
        if text and text not in found:
            found[text] = Source(text, note.address, note.checked_on)
    yield from found.values()


def _own_sources(dossier: Dossier, profile: RequirementProfile | None) -> Iterator[SourceNote]:
    if dossier.terrain.ibis_year is not None:
        yield SourceNote(f"IBIS bedrijventerreinen, jaar {dossier.terrain.ibis_year}")
    for baseline in dossier.baselines:
        yield SourceNote(baseline.source or "")
    if dossier.plan is not None:
        sheet = dossier.plan.worksheet
        for source in (*(c.source for c in sheet.costs), *(b.source for b in sheet.benefits)):
            yield SourceNote(source or "")
    for phase in dossier.phases[:1]:
        yield SourceNote(f"{phase.source}, {phase.date}" if phase.date else phase.source)
    if profile is not None:
        yield SourceNote(f"{profile_words(profile)}: {profile.source}")
