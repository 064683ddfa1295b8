"""schemathesis over the whole OpenAPI: no server error, and every reply is one that the description promises."""

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import checks

from corpus.settings import Settings
from tests.integration.ui.fakes import FakeEngine
from ui.api.app import create_app

EXAMPLES = 25
"""Cases for each way in; with 400 (some ten minutes) it found nothing more."""

app = create_app(FakeEngine(), Settings(staff_token="hemlig", rate_short=10**6, rate_long=10**6), staff=False)
schema = schemathesis.openapi.from_asgi("/openapi.json", app)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_every_reply_is_one_that_is_described(case: schemathesis.Case) -> None:
    case.call_and_validate(
        checks=[
            checks.not_a_server_error,
            checks.status_code_conformance,
            checks.content_type_conformance,
            checks.response_schema_conformance,
            checks.response_headers_conformance,
        ]
    )
