"""A picture is drawn again: what is kept has the same pixels, and nothing else that came with them."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from alongside.rules.files import FileTrouble, refused_file

MOST_PIXELS = 60_000_000  # as a picture says of itself before it is opened: past any phone's usual photograph
LONGEST_SIDE = 2400  # pixels of what is kept: handwriting on A4 is read well at 200 dots an inch
QUALITY = 85
_FORMATS = ("JPEG", "PNG", "WEBP")


def drawn_again(content: bytes) -> bytes:
    """The picture as a JPEG that stands upright and says nothing of where, when and with what it was taken.

    Raises Invalid for one that cannot be read whole, and for one with more pixels than we open.
    """
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise refused_file(FileTrouble.PICTURE_TOO_LARGE)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.load()
            return _as_jpeg(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError as error:
        raise refused_file(FileTrouble.PICTURE_TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise refused_file(FileTrouble.UNREADABLE) from error


def turned(content: bytes, degrees: int) -> bytes:
    """A picture of ours, turned to the right by 90, 180 or 270 degrees, for who reads it."""
    with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
        return _as_jpeg(picture.rotate(-degrees, expand=True))


def _as_jpeg(picture: Image.Image) -> bytes:
    """Only pixels go on: on white where they were see-through."""
    picture = _on_white(picture)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain = Image.frombytes("RGB", picture.size, picture.tobytes())
    written = io.BytesIO()
    plain.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    white.alpha_composite(seen)
    return white.convert("RGB")
