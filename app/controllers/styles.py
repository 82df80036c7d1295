"""Connects the style strip and the mix with the styles, and sends what is dropped or pasted where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from app.main_window import MainWindow
from app.panels.drops import Dropped, file_bytes, read_mime, with_folder_contents
from app.panels.file_dialogs import FileDialogs
from app.panels.notifications import Offer
from app.panels.styles.view_dialog import ViewDialog
from app.window_services import WindowServices
from engine.look import Look
from engine.styles import Style

_MOST_AT_ONCE = 200
"""Pictures of one folder: nobody means to copy a whole photo album into the style library."""


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
        window.drops.dropped.connect(self.receive)
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
        dropped = read_mime(clipboard.mimeData() if clipboard else None)
        if dropped:
            self.receive(dropped)
        else:
            self._window.notifications.problem(self.tr("There is no picture on the clipboard."))

    def receive(self, dropped: Dropped) -> None:
        """Pictures become styles, a video or stream the source."""
        style_service = self._services.style_service
        # A folder may lie on a slow disk and hold thousands of files.
        if dropped.folders:
            self._services.background.run(
                partial(with_folder_contents, dropped), partial(self._receive_contents, dropped.folders[0].name)
            )
            return
        for file in dropped.styles:
            self._services.studies.take(file)
        if dropped.pictures:
            style_service.add_files(dropped.pictures)
        if dropped.image:
            add = partial(style_service.add_image, name=dropped.name or self.tr("Pasted"))
            self._services.background.run(partial(file_bytes, dropped.image), add)
        if dropped.videos or dropped.stream:
            self._choose_source(dropped.stream or str(dropped.videos[0]))
        if len(dropped.videos) > 1:
            self._offer_files(dropped.videos)
        if dropped.link:
            self._window.notifications.problem(
                self.tr("The browser gave only a link. Save the picture first, or copy it and paste it here.")
            )

    def _receive_contents(self, folder: str, dropped: Dropped) -> None:
        for why in dropped.refused:
            self._window.notifications.problem(why)
        if not dropped:
            self._window.notifications.problem(self.tr("There is no picture and no video in “{0}”.").format(folder))
        elif len(dropped.pictures) > _MOST_AT_ONCE:
            text = self.tr("“{0}” holds {1} pictures, and at most {2} become styles at once: choose some of them.")
            self._window.notifications.problem(text.format(folder, len(dropped.pictures), _MOST_AT_ONCE))
        else:
            self.receive(dropped)

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
        # By a signal: the dialogue may be gone when the picture comes.
        self._services.style_service.picture_ready.connect(dialog.show_picture)
        self._services.style_service.fetch_picture(key)
        dialog.open()

    def _say_removed(self, style: Style, data: bytes) -> None:
        style_service, before = self._services.style_service, self._services.session_controller.look
        self._forget(style.key)
        without = self._services.session_controller.look

        def put_back() -> None:
            style_service.put_back(style, data, lambda: self._mix_again(without, before))

        def remove() -> None:
            style_service.remove(style.key, lambda: self._forget(style.key))

        undo = Offer(self.tr("Undo"), self._services.history.add(put_back, remove))
        self._window.notifications.note(self.tr("Removed the style “{0}”").format(style.name), undo)

    def _forget(self, key: str) -> None:
        """Paint without a style that is gone."""
        instead = self._services.style_service.styles[0].key
        self._follow(self._services.session_controller.look_without(key, instead))

    def _mix_again(self, without: Look, before: Look) -> None:
        """A style is back: mix it in as before, unless something else was chosen since."""
        look = self._services.session_controller.look
        if (look.styles, look.regions) == (without.styles, without.regions):
            self._follow(replace(look, styles=before.styles, regions=before.regions))

    def _follow(self, look: Look) -> None:
        # The removal is the step of the history: another one for the mix would end the way forward.
        self._services.history.follow(look)
        self._services.session_controller.change_look(look)
