"""Files as people send them, good and bad, made here: no photograph of anybody, and no virus."""

import io
import struct
import wave
import zipfile
import zlib

import pikepdf
from PIL import Image

# The test file of all scanners (eicar.org), in two parts so that no scanner takes this file for it.
EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()


def photograph(width: int = 60, height: int = 40, *, form: str = "JPEG", **more: object) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    return _written(picture, form, **more)


def photograph_with_a_place() -> bytes:
    """As a phone takes it: lying on its side, with where it was taken and by which telephone."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to the right to see it upright
    exif[0x010F] = "Canary Telephones"
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 48.0, 1.5), 3: "W", 4: (1.0, 33.0, 5.5)})
    return photograph(exif=exif, comment=b"taken at Canary Row 12")


def see_through() -> bytes:
    return _written(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")


def bomb_of_pixels() -> bytes:
    """A PNG of a few bytes that says it has 100,000 times 100,000 pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 10_000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def document(**catalogue: object) -> bytes:
    """A PDF of one page; catalogue: what its first object says besides."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 300))
    for key, value in catalogue.items():
        pdf.Root[f"/{key}"] = value
    return _saved(pdf)


def document_that_runs(how: str) -> bytes:
    """A PDF that does something when it is opened."""
    name = pikepdf.Name(f"/{how}")
    return document(
        OpenAction=pikepdf.Dictionary(S=name, JS="app.alert('here')", F="calc.exe", URL="https://canary.example")
    )


def document_with_a_file() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["notes.txt"] = b"hidden"
    return _saved(pdf)


def locked_document(owner: str = "owner", user: str = "secret") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return _saved(pdf, encryption=pikepdf.Encryption(owner=owner, user=user))


def document_of_many_pages(pages: int = 200) -> bytes:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    return _saved(pdf)


def archive() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("inside.txt", "inside")
    return written.getvalue()


def recording(seconds: float = 0.1) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
        file.writeframes(b"\0\0" * int(8000 * seconds))
    return written.getvalue()


def box(name: bytes, content: bytes) -> bytes:
    """One box of an MP4."""
    return struct.pack(">I", 8 + len(content)) + name + content


VOICE_MEMO = box(b"ftyp", b"M4A \0\0\0\0M4A mp42isom") + box(b"moov", box(b"hdlr", b"\0" * 8 + b"soun"))
FILM = box(b"ftyp", b"isom\0\0\2\0isomiso2mp41") + box(b"moov", box(b"hdlr", b"\0" * 8 + b"vide"))
PHONE_PICTURE = box(b"ftyp", b"heic\0\0\0\0mif1heic")
DRAWING = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WEB_PAGE = b"<!doctype html><html><script>alert(1)</script></html>"
MP3 = b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\x00" + b"\0" * 413
OGG = b"OggS\0\2" + b"\0" * 20 + b"\x01\x13OpusHead" + b"\0" * 20
WEBM = b"\x1aE\xdf\xa3\x93\x42\x82\x84webm" + b"\0" * 20 + b"A_OPUS"


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _written(picture: Image.Image, form: str, **more: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, form, **more)  # type: ignore[arg-type]
    return written.getvalue()


def _saved(pdf: pikepdf.Pdf, **more: object) -> bytes:
    written = io.BytesIO()
    pdf.save(written, **more)  # type: ignore[arg-type]
    return written.getvalue()
