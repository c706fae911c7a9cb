"""Random edits, undo, redo and restarts: every state comes back identical."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import insert, text, update
from sqlalchemy.orm import Session

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.entities import Organisation, Person, Region, Terrain
from aanjager_app.models.history import binned_rows, put_in_bin, restore_row
from aanjager_app.models.undo import redo, redo_label, stacks, undo, undo_label
from tests.models.support import Clock, copy_empty, open_store, visible

State = dict[str, list[tuple[object, ...]]]
TEXTS = st.sampled_from(["a", "A", "", "é", "1", "01", "naam\nmet regel"])
PLACES = st.integers(min_value=0, max_value=40)


@dataclass
class Model:
    """What the stacks should be: per step its label, group, and the states around it."""

    done: list[tuple[str, str | None, State, State]] = field(default_factory=list)
    undone: list[tuple[str, str | None, State, State]] = field(default_factory=list)

    def edit(self, label: str, group: str | None, before: State, after: State) -> None:
        self.undone.clear()
        if group is not None and self.done and self.done[-1][1] == group:
            first = self.done.pop()
            label, before = first[0], first[2]
        self.done.append((label, group, before, after))


class UndoMachine(RuleBasedStateMachine):
    """Drives a real store and compares it with remembered states."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="aanjager-machine-"))
        copy_empty(self.folder)
        self.clock = Clock()
        self.store = open_store(self.folder, self.clock)
        self.model = Model()
        self.state: State = {}
        self.count = 0

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def _edit(self, change: Callable[[Session], object], group: str | None = None) -> None:
        self.count += 1
        self.clock.wind(seconds=[1, 0, -90][self.count % 3])
        label, before = f"stap {self.count}", self.state
        with self.store.write(label, step=group) as work:
            change(work.session)
        self.state = visible(self.store)
        if work.change.tx is not None:
            self.model.edit(label, group, before, self.state)

    def _pick(self, table: str, place: int) -> str | None:
        with self.store.read() as session:
            query = text(f'SELECT id FROM "{table}" ORDER BY id')  # noqa: S608
            keys = list(session.execute(query).scalars())
        return keys[place % len(keys)] if keys else None

    @rule(name=TEXTS, count=st.integers(1, 3))
    def add_regions(self, name: str, count: int) -> None:
        self._edit(
            lambda s: s.add_all(Region(slug=f"{self.count}-{i}", name=name) for i in range(count))
        )

    @rule(name=TEXTS, place=PLACES)
    def add_terrain_and_change_it_at_once(self, name: str, place: int) -> None:
        region = self._pick("region", place)

        def change(session: Session) -> None:
            terrain = Terrain(name="eerst", region_id=region, companies=place)
            session.add(terrain)
            session.flush()
            terrain.name, terrain.description = name, name

        self._edit(change)

    @rule(name=TEXTS)
    def add_in_bulk(self, name: str) -> None:
        self._edit(lambda s: s.execute(insert(Organisation), [{"name": name}] * 2))

    @rule(name=TEXTS, place=PLACES)
    def rename_terrain(self, name: str, place: int) -> None:
        key = self._pick("terrain", place)
        self._edit(lambda s: s.execute(update(Terrain).values(name=name).where(Terrain.id == key)))

    @rule(value=st.none() | TEXTS, place=PLACES, group=st.sampled_from(["x", "y"]))
    def type_in_a_cell(self, value: str | None, place: int, group: str) -> None:
        key = self._pick("terrain", place)
        query = text("UPDATE terrain SET description = :v, companies = length(:v) WHERE id = :k")
        self._edit(lambda s: s.execute(query, {"v": value, "k": key}), group)

    @rule(value=st.none() | st.integers(-5, 2**53))
    def change_all_terrains(self, value: int | None) -> None:
        self._edit(lambda s: s.execute(update(Terrain).values(employees=value)))

    @rule(table=st.sampled_from(["region", "terrain", "organisation"]), place=PLACES)
    def bin_or_restore(self, table: str, place: int) -> None:
        key = self._pick(table, place)
        if key is None:
            return
        with self.store.read() as session:
            binned = key in {row.row for row in binned_rows(session, table)}
        self._edit(lambda s: (restore_row if binned else put_in_bin)(s, table, key))

    @rule(name=TEXTS)
    def fail_halfway(self, name: str) -> None:
        with pytest.raises(LookupError), self.store.write("mislukt") as work:
            work.session.add(Person(name=name))
            work.session.execute(update(Terrain).values(name=name))
            raise LookupError
        assert visible(self.store) == self.state

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.model.done))):
            step = self.model.done.pop()
            assert undo_label(self.store) == step[0]
            undo(self.store)
            self.state = visible(self.store)
            assert self.state == step[2]
            self.model.undone.append(step)

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.model.undone))):
            step = self.model.undone.pop()
            assert redo_label(self.store) == step[0]
            redo(self.store)
            self.state = visible(self.store)
            assert self.state == step[3]
            # Done again, it is a step of its own: later typing does not join it.
            self.model.done.append((step[0], None, step[2], step[3]))

    @precondition(lambda self: not self.model.done)
    @rule()
    def nothing_to_undo(self) -> None:
        with pytest.raises(DomainError) as refused:
            undo(self.store)
        assert refused.value.code == "nothing_to_undo"

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = open_store(self.folder, self.clock)
        assert visible(self.store) == self.state

    @invariant()
    def stacks_follow_the_model_and_the_log_is_sound(self) -> None:
        with self.store.read() as session:
            both = stacks(session)
        assert [step.label for step in both.undo] == [step[0] for step in self.model.done]
        assert [step.label for step in both.redo] == [step[0] for step in self.model.undone]
        with self.store.maintain() as raw:
            doubled = (
                'SELECT count(*) FROM (SELECT 1 FROM head GROUP BY "table", "row", "column" '
                "HAVING count(*) > 1)"
            )
            assert raw.execute(doubled).fetchone() == (0,)
            span = "SELECT count(*) - coalesce(max(seq), 0) FROM op"
            assert raw.execute(span).fetchone() == (0,)


UndoMachine.TestCase.settings = settings(max_examples=300, stateful_step_count=8, deadline=None)
TestUndo = UndoMachine.TestCase
