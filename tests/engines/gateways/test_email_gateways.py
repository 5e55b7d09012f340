"""One contract for every way of sending e-mail: a real SMTP server on this machine, and the folder that demos use."""

import smtplib
import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from alongside.engines.gateways.email import EmailGateway, FolderEmail, Security
from alongside.engines.gateways.mail import Attachment, Email, MailSender
from alongside.engines.gateways.outcome import Delivered, Failed, Unsure

SENDER = MailSender("plans@riverside.example", "Riverside Health Centre", "hello@riverside.example")
NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
EMAIL = Email(
    reference="OUT-0001",
    to="samina@people.example",
    subject="Your plan is ready – میرا منصوبہ 👍",
    text="Dear Samina\n\nYour plan is ready. میں مسجد تک چلنا چاہتی ہوں\n.\nFrom\n",
    at=NOW,
)


class Mailbox:
    """A real SMTP server's memory, with the answers that it was told to give."""

    def __init__(self):
        self.received = []
        self.answers = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if "DATA" in self.answers:
            return self.answers["DATA"]
        self.received.append(envelope.content)
        return "250 OK"


@pytest.fixture
def mailbox():
    return Mailbox()


@pytest.fixture
def serve(mailbox):
    """Start an SMTP server on a free port of this machine."""
    running = []

    def start(**options):
        controller = Controller(mailbox, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        running.append(controller)
        return controller.port

    yield start
    for controller in running:
        controller.stop()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class BySmtp:
    def __init__(self, serve, mailbox):
        self.gateway = EmailGateway("127.0.0.1", serve(), SENDER, security=Security.NONE)
        self.mailbox = mailbox

    def arrived(self):
        return [message_from_bytes(content, policy=policy.default) for content in self.mailbox.received]


class ByFolder:
    def __init__(self, folder):
        self.gateway = FolderEmail(folder, SENDER)
        self.folder = folder

    def arrived(self):
        return [message_from_bytes(each.read_bytes(), policy=policy.default) for each in self.folder.glob("*.eml")]


@pytest.fixture(params=["smtp", "folder"])
def way(request, tmp_path):
    if request.param == "folder":
        return ByFolder(tmp_path)
    return BySmtp(request.getfixturevalue("serve"), request.getfixturevalue("mailbox"))


def test_arrives_with_its_words_and_who_sent_it(way):
    assert way.gateway.send(EMAIL) == Delivered("OUT-0001")
    [message] = way.arrived()
    assert message["From"] == "Riverside Health Centre <plans@riverside.example>"
    assert message["To"] == "samina@people.example"
    assert message["Reply-To"] == "hello@riverside.example"
    assert message["Subject"] == EMAIL.subject
    assert message["Date"].datetime == NOW
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content().replace("\r\n", "\n") == EMAIL.text


def test_arrives_with_html_and_attachments_untouched(way):
    pdf = b"%PDF-1.7\r\n.\r\n\x00\xff" * 500
    email = replace(EMAIL, html="<p>Ready</p>", attachments=(Attachment("My plan – میرا.pdf", "application/pdf", pdf),))
    assert isinstance(way.gateway.send(email), Delivered)
    [message] = way.arrived()
    assert message.get_body(("html",)).get_content().strip() == "<p>Ready</p>"
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == EMAIL.text
    [attachment] = message.iter_attachments()
    assert attachment.get_filename() == "My plan – میرا.pdf"
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_content() == pdf


def test_without_a_reply_address_answers_go_to_the_sender(tmp_path):
    FolderEmail(tmp_path, MailSender("plans@riverside.example")).send(EMAIL)
    [message] = ByFolder(tmp_path).arrived()
    assert (message["From"], message["Reply-To"]) == ("plans@riverside.example", None)


def test_sent_again_it_is_the_same_message(way):
    assert way.gateway.send(EMAIL) == way.gateway.send(EMAIL) == Delivered("OUT-0001")
    assert {message["Message-ID"] for message in way.arrived()} == {"<OUT-0001@riverside.example>"}


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "Hello\r\nBcc: everyone@people.example"},
        {"subject": "Hello\nX: y"},
        {"to": "samina@people.example\r\nBcc: everyone@people.example"},
        {"to": "samina@people.example, everyone@people.example"},
        {"to": "samina@people.example everyone@people.example"},
        {"to": "Samina <samina@people.example>"},
        {"to": "samina"},
        {"to": "@people.example"},
        {"to": ""},
        {"to": "سمینہ@people.example"},
        {"reference": "x>\r\nBcc: everyone@people.example"},
        {"reference": "../../etc/cron.d/x"},
        {"reference": ""},
        {"text": "a lone surrogate \ud800"},
        {"attachments": (Attachment("a\r\nX: y", "application/pdf", b"x"),)},
    ],
)
def test_nothing_slips_into_headers_and_a_bad_address_is_not_tried_again(change, way):
    assert way.gateway.send(replace(EMAIL, **change)) == Failed("email-not-valid", retry=False)
    assert way.arrived() == []


def test_folder_sends_a_reference_once(tmp_path):
    folder = FolderEmail(tmp_path, SENDER)
    folder.send(EMAIL)
    before = (tmp_path / "OUT-0001.eml").stat().st_mtime_ns
    assert folder.send(replace(EMAIL, at=NOW + timedelta(days=1))) == Delivered("OUT-0001")
    assert [each.name for each in tmp_path.iterdir()] == ["OUT-0001.eml"]
    assert (tmp_path / "OUT-0001.eml").stat().st_mtime_ns == before


def test_folder_that_is_gone_is_tried_again(tmp_path):
    assert FolderEmail(tmp_path / "gone", SENDER).send(EMAIL) == Failed("folder-no-such-file-or-directory", retry=True)


@pytest.mark.parametrize(
    ("stage", "answer", "outcome"),
    [
        ("RCPT", "550 5.1.1 no such person samina@people.example", Failed("smtp-recipient-refused-550", retry=False)),
        ("RCPT", "450 4.2.1 busy", Failed("smtp-recipient-refused-450", retry=True)),
        ("RCPT", "552 5.2.2 mailbox full", Failed("smtp-recipient-refused-552", retry=True)),
        ("DATA", "554 5.7.1 looks like spam", Failed("smtp-554", retry=False)),
        ("DATA", "451 4.3.0 try later", Failed("smtp-451", retry=True)),
    ],
)
def test_server_that_refuses(stage, answer, outcome, serve, mailbox):
    mailbox.answers[stage] = answer
    assert EmailGateway("127.0.0.1", serve(), SENDER, security=Security.NONE).send(EMAIL) == outcome


def test_server_that_is_not_there():
    gateway = EmailGateway("127.0.0.1", free_port(), SENDER, security=Security.NONE)
    assert gateway.send(EMAIL) == Failed("smtp-unreachable", retry=True)


def test_a_server_that_vanishes_after_all_was_said_may_have_taken_it(serve, mailbox):
    class Vanishing:
        async def handle_DATA(self, server, session, envelope):
            mailbox.received.append(envelope.content)
            server.transport.abort()
            return "250 OK"

    controller = Controller(Vanishing(), hostname="127.0.0.1", port=free_port())
    controller.start()
    gateway = EmailGateway("127.0.0.1", controller.port, SENDER, security=Security.NONE)
    assert gateway.send(EMAIL) == Unsure("smtp-no-answer")
    controller.stop()
    assert len(mailbox.received) == 1


def test_signs_in_over_a_protected_connection(serve, mailbox, certificate):
    def check(server, session, envelope, mechanism, auth):
        return AuthResult(success=(auth.login, auth.password) == (b"alongside", b"right"), handled=False)

    port = serve(authenticator=check, auth_required=True, tls_context=ours(certificate))
    trust = ssl.create_default_context(cafile=certificate)
    gateway = EmailGateway("localhost", port, SENDER, "alongside", "wrong", tls=trust)
    assert gateway.send(EMAIL) == Failed("smtp-sign-in-refused-535", retry=True)
    assert replace(gateway, password="right").send(EMAIL) == Delivered("OUT-0001")
    assert len(mailbox.received) == 1
    assert "wrong" not in repr(gateway)


def test_a_bad_goodbye_does_not_send_it_twice(serve, mailbox, monkeypatch):
    async def vanish(self, arg):
        self.transport.abort()

    monkeypatch.setattr(SMTP, "smtp_QUIT", vanish)
    assert EmailGateway("127.0.0.1", serve(), SENDER, security=Security.NONE).send(EMAIL) == Delivered("OUT-0001")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for this machine that only this test trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    start = datetime.now(UTC) - timedelta(hours=1)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), start, start + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


def ours(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_protected_connection_checks_the_certificate(security, serve, mailbox, certificate):
    port = serve(**{"tls_context" if security is Security.STARTTLS else "ssl_context": ours(certificate)})
    stranger = EmailGateway("localhost", port, SENDER, security=security)
    assert stranger.send(EMAIL) == Failed("smtp-certificate-not-trusted", retry=True)
    trusting = replace(stranger, tls=ssl.create_default_context(cafile=certificate))
    assert trusting.send(EMAIL) == Delivered("OUT-0001")
    assert len(mailbox.received) == 1


def test_a_server_without_protection_gets_nothing(serve, mailbox):
    gateway = EmailGateway("127.0.0.1", serve(), SENDER)
    assert gateway.send(EMAIL) == Failed("smtp-not-protected", retry=True)
    assert mailbox.received == []


def test_anything_else_a_server_says_is_tried_again(monkeypatch):
    def broken(*_, **__):
        raise smtplib.SMTPServerDisconnected("x")

    monkeypatch.setattr(smtplib, "SMTP", broken)
    gateway = EmailGateway("127.0.0.1", 25, SENDER, security=Security.NONE)
    assert gateway.send(EMAIL) == Failed("smtp-unreachable", retry=True)
