"""Our own requests go where they were sent, and nowhere that an answer would send them."""

from alongside.engines.gateways.notify import asked, client


class SendsOn:
    """A service that answers every request with another place."""

    def __init__(self):
        self.asked = []

    def answer(self, asked):
        self.asked.append(asked.path)
        return 302, {}, {"Location": "/elsewhere"}


def test_an_answer_that_sends_us_on_is_not_followed(serve_web):
    service = SendsOn()
    answer = asked(lambda: client().get(f"{serve_web(service)}/token"))
    assert answer.status_code == 302
    assert service.asked == ["/token"]
