"""What the style strip and the mix do, and where everything that is dropped or pasted goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from app.main_window import MainWindow
from app.panels.drops import Brought, encoded, opened, read_mime
from app.panels.file_dialogs import Dialogs
from app.panels.notifications import Offer
from app.panels.styles.view_dialog import ViewDialog
from app.window_services import Parts
from engine import Style

_MOST_AT_ONCE = 200
"""Pictures of a folder: whoever drops all of a holiday did not mean to copy it into the library."""


class StyleDesk(QObject):
    """Ties the strip, the mix and what the user brings to the shelf and the studio. Threads: GUI."""

    def __init__(
        self,
        window: MainWindow,
        parts: Parts,
        dialogs: Dialogs,
        choose_source: Callable[[str], None],
        offer_files: Callable[[Sequence[Path]], None],
    ) -> None:
        """`choose_source` plays a video; `offer_files` is told of several, of which only the first one can play."""
        super().__init__(window)
        self._window, self._parts, self._dialogs = window, parts, dialogs
        self._choose_source, self._offer_files = choose_source, offer_files
        window.strip.style_chosen.connect(parts.studio.choose_style)
        window.strip.style_toggled.connect(parts.studio.toggle_style)
        window.strip.favourite_toggled.connect(self._toggle_favourite)
        window.strip.rename_wanted.connect(self._rename)
        window.strip.remove_wanted.connect(parts.shelf.remove)
        window.strip.view_wanted.connect(self._choose_view)
        window.strip.show_order(parts.keeper.settings.order)
        window.strip.order_changed.connect(lambda order: parts.keeper.change(order=order))
        parts.shelf.removed.connect(self._say_removed)
        window.mix.shares_changed.connect(parts.studio.mix_styles)
        window.strip.styles_wanted.connect(dialogs.add_styles)
        window.drops.hinted.connect(window.preview.set_drop_hint)
        window.drops.brought.connect(self.receive)
        dialogs.styles_chosen.connect(parts.shelf.add_files)
        parts.shelf.listed.connect(parts.studio.know_styles)
        parts.shelf.listed.connect(window.strip.show_styles)
        parts.shelf.listed.connect(window.mix.show_styles)
        parts.shelf.thumbnail_ready.connect(window.strip.show_thumbnail)
        parts.shelf.thumbnail_ready.connect(window.mix.show_thumbnail)
        parts.shelf.added.connect(self._use_added)
        parts.shelf.known.connect(self._say_known)
        parts.studio.style_waiting.connect(window.strip.show_waiting)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        clipboard = QApplication.clipboard()
        brought = read_mime(clipboard.mimeData() if clipboard else None)
        if brought:
            self.receive(brought)
        else:
            self._window.notifications.problem(self.tr("There is no picture on the clipboard."))

    def receive(self, brought: Brought) -> None:
        """Pictures become styles, a video or stream the source."""
        shelf = self._parts.shelf
        if brought.folders:
            self._parts.background.run(partial(opened, brought), partial(self._receive_opened, brought.folders[0].name))
            return
        if brought.pictures:
            shelf.add_files(brought.pictures)
        if brought.image:
            add = partial(shelf.add_image, name=brought.name or self.tr("Pasted"))
            self._parts.background.run(partial(encoded, brought.image), add)
        if brought.videos or brought.stream:
            self._choose_source(brought.stream or str(brought.videos[0]))
        if len(brought.videos) > 1:
            self._offer_files(brought.videos)
        if brought.link:
            self._window.notifications.problem(
                self.tr("The browser gave only a link. Save the picture first, or copy it and paste it here.")
            )

    def _receive_opened(self, folder: str, brought: Brought) -> None:
        for why in brought.refused:
            self._window.notifications.problem(why)
        if not brought:
            self._window.notifications.problem(self.tr("There is no picture and no video in “{0}”.").format(folder))
        elif len(brought.pictures) > _MOST_AT_ONCE:
            text = self.tr("“{0}” holds {1} pictures, and at most {2} become styles at once: choose some of them.")
            self._window.notifications.problem(text.format(folder, len(brought.pictures), _MOST_AT_ONCE))
        else:
            self.receive(brought)

    def _use_added(self, styles: Sequence[Style]) -> None:
        self._parts.studio.choose_style(styles[0].key)

    def _say_known(self, styles: Sequence[Style]) -> None:
        names = ", ".join(f"“{style.name}”" for style in styles)
        self._window.notifications.note(self.tr("In the strip already: {0}").format(names))

    def _toggle_favourite(self, key: str) -> None:
        before = self._parts.keeper.settings.favourites
        favourites = tuple(each for each in before if each != key) if key in before else (*before, key)
        self._parts.keeper.change(favourites=favourites)
        self._window.strip.show_favourites(favourites)

    def _rename(self, key: str) -> None:
        name = next((style.name for style in self._parts.shelf.styles if style.key == key), "")
        question = self.tr("New name of “{0}”").format(name)
        self._dialogs.ask(self.tr("Rename style"), question, partial(self._parts.shelf.rename, key), name)

    def _choose_view(self, key: str) -> None:
        """Ask how a style is read; its picture is fetched meanwhile."""
        style = next(style for style in self._parts.shelf.styles if style.key == key)
        dialog = ViewDialog(style, self._window)
        dialog.view_chosen.connect(partial(self._parts.shelf.set_view, key))
        # By a signal, for the dialogue may be gone by the time the picture comes.
        self._parts.shelf.picture_ready.connect(dialog.show_picture)
        self._parts.shelf.fetch_picture(key)
        dialog.open()

    def _say_removed(self, style: Style, data: bytes) -> None:
        self._parts.studio.forget_style(style.key, self._parts.shelf.styles[0].key)
        put_back = Offer(self.tr("Undo"), partial(self._parts.shelf.put_back, style, data))
        self._window.notifications.note(self.tr("Removed the style “{0}”").format(style.name), put_back)
