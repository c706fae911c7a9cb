"""Is all that was saved whole?"""

from aanjager_app.models.health import is_sound
from aanjager_app.models.store import Store


def data_are_whole(store: Store) -> bool:
    """Whether every page, index and reference of the database is right (reads all of it).

    Raises:
        EnvironmentProblem: `disk_error`, `corrupt`.
    """
    with store.maintain() as raw:
        return is_sound(raw)
