"""What each message id about files says; part of the catalogue."""

OF_FILES: dict[str, str] = {
    "files.archive": "This is an archive of files. Send the pictures, the PDF or the recording themselves.",
    "files.drawing": "This is a drawing of the kind SVG, which can hold a program. Send a photo of it (JPEG or PNG).",
    "files.empty": "There is nothing in this file. Choose it again, or choose another one.",
    "files.film": "This is a film. Send a photo, a PDF or a recording of your voice.",
    "files.holds-files": "Other files are hidden in this PDF. Print it and take a photo, or scan it again.",
    "files.locked": "This PDF has a password. Save it without one, or send a photo of it.",
    "files.no-room": (
        "There is no more room: your files are {megabytes} MB together. Ask your team, or bring it when you meet."
    ),
    "files.not-checked": "We cannot check files for viruses just now. Nothing was saved. Try again in a few minutes.",
    "files.not-yours": "Only who added this file, or the person, can take it back.",
    "files.phone-picture": (
        "Only some phones can show this kind of picture (HEIC). Choose it on the phone itself, or send it as JPEG."
    ),
    "files.picture-too-large": "This picture has too many dots to open. Make it smaller, or take a new photo.",
    "files.runs": "This PDF can do things by itself when it is opened. Print it and take a photo, or scan it again.",
    "files.too-large": "This file is too large. It has to be smaller than {megabytes} MB. Make the photo smaller.",
    "files.too-much-inside": "There is too much in this PDF. Send only the pages of your answers.",
    "files.two-kinds": "This file is two kinds of file in one. We cannot take it. Take a new photo, or scan it again.",
    "files.unknown": "There is no such file.",
    "files.unknown-kind": (
        "We cannot take this kind of file. Send a photo (JPEG, PNG or WebP), a PDF, or a recording "
        "(M4A, MP3, Ogg, WebM or WAV)."
    ),
    "files.unreadable": "We cannot read this file. It may be damaged or cut short. Send it again, or take a new photo.",
    "files.virus": "This file holds something that harms computers. It was not saved. Tell your team about it.",
    "files.web-page": "This is a web page. Send a photo or a PDF of it.",
}
