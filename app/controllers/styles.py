"""What the style strip and the mix do, and where everything that is dropped or pasted goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from app.main_window import MainWindow
from app.panels.drops import Dropped, encoded, opened, read_mime
from app.panels.file_dialogs import FileDialogs
from app.panels.notifications import Offer
from app.panels.styles.view_dialog import ViewDialog
from app.window_services import WindowServices
from engine.styles import Style

_MOST_AT_ONCE = 200
"""Pictures of a folder: whoever drops all of a holiday did not mean to copy it into the library."""


class StyleController(QObject):
    """Ties the strip, the mix and what the user drops to the styles and the session. Threads: GUI."""

    def __init__(
        self,
        window: MainWindow,
        services: WindowServices,
        dialogs: FileDialogs,
        choose_source: Callable[[str], None],
        offer_files: Callable[[Sequence[Path]], None],
    ) -> None:
        """`choose_source` plays a video; `offer_files` is told of several, of which only the first one can play."""
        super().__init__(window)
        self._window, self._services, self._dialogs = window, services, dialogs
        self._choose_source, self._offer_files = choose_source, offer_files
        window.strip.style_chosen.connect(services.session_controller.choose_style)
        window.strip.style_toggled.connect(services.session_controller.toggle_style)
        window.strip.favourite_toggled.connect(self._toggle_favourite)
        window.strip.rename_wanted.connect(self._rename)
        window.strip.remove_wanted.connect(services.style_service.remove)
        window.strip.view_wanted.connect(self._choose_view)
        window.strip.show_order(services.settings_store.settings.order)
        window.strip.order_changed.connect(lambda order: services.settings_store.change(order=order))
        services.style_service.removed.connect(self._say_removed)
        window.mix.shares_changed.connect(services.session_controller.mix_styles)
        window.strip.styles_wanted.connect(dialogs.add_styles)
        window.drops.hinted.connect(window.preview.set_drop_hint)
        window.drops.brought.connect(self.receive)
        dialogs.styles_chosen.connect(services.style_service.add_files)
        services.style_service.listed.connect(services.session_controller.know_styles)
        services.style_service.listed.connect(window.strip.show_styles)
        services.style_service.listed.connect(window.mix.show_styles)
        services.style_service.thumbnail_ready.connect(window.strip.show_thumbnail)
        services.style_service.thumbnail_ready.connect(window.mix.show_thumbnail)
        services.style_service.added.connect(self._use_added)
        services.style_service.known.connect(self._say_known)
        services.session_controller.style_waiting.connect(window.strip.show_waiting)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        clipboard = QApplication.clipboard()
        brought = read_mime(clipboard.mimeData() if clipboard else None)
        if brought:
            self.receive(brought)
        else:
            self._window.notifications.problem(self.tr("There is no picture on the clipboard."))

    def receive(self, brought: Dropped) -> None:
        """Pictures become styles, a video or stream the source."""
        style_service = self._services.style_service
        if brought.folders:
            self._services.background.run(
                partial(opened, brought), partial(self._receive_opened, brought.folders[0].name)
            )
            return
        if brought.pictures:
            style_service.add_files(brought.pictures)
        if brought.image:
            add = partial(style_service.add_image, name=brought.name or self.tr("Pasted"))
            self._services.background.run(partial(encoded, brought.image), add)
        if brought.videos or brought.stream:
            self._choose_source(brought.stream or str(brought.videos[0]))
        if len(brought.videos) > 1:
            self._offer_files(brought.videos)
        if brought.link:
            self._window.notifications.problem(
                self.tr("The browser gave only a link. Save the picture first, or copy it and paste it here.")
            )

    def _receive_opened(self, folder: str, brought: Dropped) -> None:
        if not brought:
            self._window.notifications.problem(self.tr("There is no picture and no video in “{0}”.").format(folder))
        elif len(brought.pictures) > _MOST_AT_ONCE:
            text = self.tr("“{0}” holds {1} pictures, and at most {2} become styles at once: choose some of them.")
            self._window.notifications.problem(text.format(folder, len(brought.pictures), _MOST_AT_ONCE))
        else:
            self.receive(brought)

    def _use_added(self, styles: Sequence[Style]) -> None:
        self._services.session_controller.choose_style(styles[0].key)

    def _say_known(self, styles: Sequence[Style]) -> None:
        names = ", ".join(f"“{style.name}”" for style in styles)
        self._window.notifications.note(self.tr("In the strip already: {0}").format(names))

    def _toggle_favourite(self, key: str) -> None:
        before = self._services.settings_store.settings.favourites
        favourites = tuple(each for each in before if each != key) if key in before else (*before, key)
        self._services.settings_store.change(favourites=favourites)
        self._window.strip.show_favourites(favourites)

    def _rename(self, key: str) -> None:
        name = next((style.name for style in self._services.style_service.styles if style.key == key), "")
        question = self.tr("New name of “{0}”").format(name)
        self._dialogs.ask(self.tr("Rename style"), question, partial(self._services.style_service.rename, key), name)

    def _choose_view(self, key: str) -> None:
        """Ask how a style is read; its picture is fetched meanwhile."""
        style = next(style for style in self._services.style_service.styles if style.key == key)
        dialog = ViewDialog(style, self._window)
        dialog.view_chosen.connect(partial(self._services.style_service.set_view, key))
        # By a signal, for the dialogue may be gone by the time the picture comes.
        self._services.style_service.picture_ready.connect(dialog.show_picture)
        self._services.style_service.fetch_picture(key)
        dialog.open()

    def _say_removed(self, style: Style, data: bytes) -> None:
        self._services.session_controller.forget_style(style.key, self._services.style_service.styles[0].key)
        put_back = Offer(self.tr("Undo"), partial(self._services.style_service.put_back, style, data))
        self._window.notifications.note(self.tr("Removed the style “{0}”").format(style.name), put_back)
