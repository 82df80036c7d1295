"""The look: where and how a picture is painted, its controls, and looks that are kept."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.look.controls import LOOK_CONTROLS as LOOK_CONTROLS
    from engine.look.controls import LOOK_SECTIONS as LOOK_SECTIONS
    from engine.look.controls import Control as Control
    from engine.look.controls import Option as Option
    from engine.look.controls import look_record as look_record
    from engine.look.kinds import Amount as Amount
    from engine.look.kinds import Choice as Choice
    from engine.look.kinds import FourAmounts as FourAmounts
    from engine.look.kinds import MaskPicture as MaskPicture
    from engine.look.look import LAYER_NAMES as LAYER_NAMES
    from engine.look.look import MAX_STRENGTH as MAX_STRENGTH
    from engine.look.look import KeepColors as KeepColors
    from engine.look.look import Look as Look
    from engine.look.look import RegionKind as RegionKind
    from engine.look.look import RegionStyle as RegionStyle
    from engine.look.look import StyleShare as StyleShare
    from engine.look.look import Target as Target
    from engine.look.mask import LONGEST_PX as LONGEST_PX
    from engine.look.mask import Mask as Mask
    from engine.look.mask_picture import mask_from_text as mask_from_text
    from engine.look.mask_picture import mask_text as mask_text
    from engine.look.mask_picture import read_mask as read_mask
    from engine.look.mask_picture import write_mask as write_mask
    from engine.look.preset import Preset as Preset
    from engine.look.preset import PresetRegion as PresetRegion
    from engine.look.preset import PresetStyle as PresetStyle
    from engine.look.preset import preset_of as preset_of
    from engine.look.preset import read_preset as read_preset
    from engine.look.preset import write_preset as write_preset
    from engine.look.preset_folder import BUILT_IN as BUILT_IN
    from engine.look.preset_folder import PresetFolder as PresetFolder
    from engine.look.region_codec import REGION_FIELDS as REGION_FIELDS
    from engine.look.region_codec import region_from_record as region_from_record
    from engine.look.region_codec import region_record as region_record
    from engine.look.tour import LEAST_EVERY_S as LEAST_EVERY_S
    from engine.look.tour import MOST_EVERY_S as MOST_EVERY_S
    from engine.look.tour import Tour as Tour
    from engine.look.tour import crossfade as crossfade
    from engine.look.tour import following as following
else:
    __getattr__ = open_door(__spec__)
