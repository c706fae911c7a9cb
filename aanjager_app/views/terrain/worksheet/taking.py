"""From the catalogue into the sheet, and from a line of the sheet to a figure of one's own."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from aanjager_app.domain.errors import AanjagerError
from aanjager_app.services.sheets.catalogue import add_benefit, add_measure, add_own
from aanjager_app.services.sheets.catalogue_rows import BenefitRow, CatalogueRow
from aanjager_app.services.sheets.cells import SheetRow
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import AddedLine
from aanjager_app.services.sheets.own_figures import figure_of_line
from aanjager_app.services.sheets.renewal import renew_line
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.worksheet.catalogue import BenefitDialog, CatalogueDialog
from aanjager_app.views.terrain.worksheet.own_figure import OwnFigureDialog

KEEP = "Bewaar als eigen kental…"


class Taking(QObject):
    """Opens the catalogues of a worksheet, and takes over what is chosen.

    Attributes:
        taken: emitted with the part that a line was added to.
    """

    taken = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._over = parent

    def choose(self, worksheet: str, part: Part) -> None:
        """Choose a benefit, or else a measure."""
        dialog: BenefitDialog | CatalogueDialog
        if part is Part.BENEFITS:
            dialog = BenefitDialog(self._desk, self._over.window())
            dialog.chosen.connect(partial(self._on_benefit, worksheet))
        else:
            dialog = CatalogueDialog(self._desk, self._over.window())
            dialog.chosen.connect(partial(self._on_measure, worksheet, dialog))
        dialog.open()

    def keep(self, worksheet: str, part: Part, line: str) -> None:
        """Keep the figure of a line as one of one's own."""
        context = self._desk.context
        try:
            form = figure_of_line(context.store, context.content, worksheet, part, line)
        except AanjagerError as error:
            self._desk.notices.fail(error)
            return
        dialog = OwnFigureDialog(self._desk, form, self._over.window())
        dialog.kept.connect(self._on_kept)
        dialog.open()

    def renew(self, worksheet: str, part: Part, line: str) -> None:
        """Take the figure of a line anew, as catalogue or own figure says it now."""
        store, content = self._desk.context.store, self._desk.context.content
        verb = partial(renew_line, store, content, worksheet, part, line)
        if self._desk.carry_out(verb) is not None:
            self._desk.notices.tell("Vernieuwde waarde overgenomen. Ctrl+Z neemt het terug.")

    def offer(
        self, view: QWidget, place: QPoint, worksheet: str, part: Part, row: SheetRow
    ) -> QMenu:
        """Show what can be done with the figure of a line."""
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        may_edit = part is not Part.TRANSFERS and not self._desk.context.store.read_only
        if row.newer is not None:
            renew = menu.addAction(f"Neem over wat er nu staat: {row.newer}")
            renew.setEnabled(may_edit)
            renew.triggered.connect(partial(self.renew, worksheet, part, row.id))
        action = menu.addAction(KEEP)
        action.setEnabled(may_edit)
        action.triggered.connect(partial(self.keep, worksheet, part, row.id))
        menu.popup(view.mapToGlobal(place))
        return menu

    def _on_measure(self, worksheet: str, dialog: CatalogueDialog, row: CatalogueRow) -> None:
        store, content = self._desk.context.store, self._desk.context.content
        if row.own:
            self._take(partial(add_own, store, content, worksheet, row.own), Part.COSTS)
            return
        depth = dialog.metres.text() if row.needs else ""
        verb = partial(add_measure, store, content, worksheet, dialog.measure, depth=depth)
        self._take(verb, Part.COSTS)

    def _on_benefit(self, worksheet: str, row: BenefitRow) -> None:
        store, content = self._desk.context.store, self._desk.context.content
        verb = (
            partial(add_own, store, content, worksheet, row.own)
            if row.own
            else partial(add_benefit, store, content, worksheet, row.slug)
        )
        self._take(verb, Part.BENEFITS)

    def _take(self, verb: partial[AddedLine], part: Part) -> None:
        if self._desk.carry_out(verb) is not None:
            self.taken.emit(part)

    def _on_kept(self) -> None:
        self._desk.notices.tell("Eigen kental bewaard. Je vindt het in de catalogus.")
