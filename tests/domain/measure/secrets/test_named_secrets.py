"""Values given to the name of a secret, in the notations of languages and formats."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure import measure
from tests.support.deltas import added

VALUE = "q7Zr2Kd9XwVb4LmT8sHf"
SIGNS = "k9#Tv!2pLq$w"

GIVEN = [
    ("app.yml", "spring:\n  datasource:\n    password: {}\n"),
    ("app.yml", "password: {}  # of the copy\n"),
    ("app.yml", "token: |\n  {}\n"),
    ("app.yml", "- name: DB_PASSWORD\n  value: {}\n"),
    ("app.yml", "- name: DB_PASSWORD\n  value: '{}'\n"),
    ("app.properties", "db.password={}\n"),
    ("app.properties", "db.password = {}\n"),
    ("app.ini", "[mail]\nsmtp_password = {}\n"),
    ("app.toml", 'api_token = "{}"\n'),
    ("settings.json", '{{"clientSecret": "{}"}}\n'),
    ("settings.json", '{{"env": "API_TOKEN={}\\nNEXT=1"}}\n'),
    ("settings.xml", "<server><password>{}</password></server>\n"),
    ("settings.xml", '<add key="ApiToken" value="{}" />\n'),
    ("settings.xml", "<password>\n    {}\n</password>\n"),
    (".env", "DB_PASSWORD={}\n"),
    (".env", "export SECRET_KEY_BASE='{}'\n"),
    (".env.production", "STRIPE_API_KEY={}"),
    (".npmrc", "//npm.acme.dev/:_authToken={}\n"),
    (".netrc", "machine ftp.acme.dev login ann password {}\n"),
    (".netrc", "machine ftp.acme.dev\n  login ann\n  password {}\n"),
    (".pypirc", "[pypi]\nusername = ann\npassword = {}\n"),
    ("Dockerfile", "FROM alpine\nENV API_KEY={}\n"),
    ("Dockerfile", "FROM alpine\nENV API_KEY {}\n"),
    ("Dockerfile", "FROM alpine\nARG NPM_TOKEN={}\n"),
    ("run.sh", "export DB_PASSWORD={}\n"),
    ("run.sh", "PGPASSWORD={} psql -h db.acme.dev shop\n"),
    ("run.sh", "deploy --token {} --to production\n"),
    ("run.sh", "deploy --api-key={}\n"),
    ("run.sh", 'curl -H "X-Api-Key: {}" https://api.acme.dev\n'),
    ("Makefile", "SIGNING_KEY := {}\n"),
    ("redis.conf", "requirepass {}\n"),
    (".github/workflows/ci.yml", "env:\n  DEPLOY_TOKEN: {}\n"),
    ("main.tf", 'variable "db" {{\n  password = "{}"\n}}\n'),
    ("app.py", 'password = "{}"\n'),
    ("app.py", 'client.login(user, password="{}")\n'),
    ("app.py", 'settings["api_key"] = "{}"\n'),
    ("app.py", 'token = os.environ.get("API_TOKEN", "{}")\n'),
    ("app.py", 'if "{}" == admin_password:\n'),
    ("app.py", 'URL = "https://api.acme.dev/v1?access_token={}&page=1"\n'),
    ("app.js", "const apiKey = '{}';\n"),
    ("app.js", "const secret = `{}`;\n"),
    ("app.ts", 'private readonly clientSecret: string = "{}";\n'),
    ("App.java", 'String dbPassword = "{}";\n'),
    ("App.java", 'System.setProperty("API_TOKEN", "{}");\n'),
    ("App.kt", 'config.setPassword("{}")\n'),
    ("app.go", 'apiToken := "{}"\n'),
    ("app.go", 'var apiToken string = "{}"\n'),
    ("app.rb", "config.secret_key = '{}'\n"),
    ("app.rb", "'api_secret' => '{}',\n"),
    ("app.php", "define('DB_PASSWORD', '{}');\n"),
    ("app.c", 'static const char wifi_password[] = "{}";\n'),
    ("App.cs", 'var c = "Server=db;User Id=shop;Password={};";\n'),
]


@pytest.mark.parametrize(("path", "line"), GIVEN)
@pytest.mark.parametrize("folder", ["", "vendor/", "deps/", "dist/", "generated/", "external/", "node_modules/own/"])
def test_a_value_of_a_secrets_name_is_found(path: str, line: str, folder: str) -> None:
    """In each notation, with or without quotes, and in every folder."""
    facts = measure([added(folder + path, line.format(VALUE))])
    assert facts.secret_kinds == ("secret:named",)
    assert facts.counts["secret:named"] == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (".env", "DB_PASSWORD={}\n"),
        ("app.yml", 'password: "{}"\n'),
        ("app.yml", "password: {}\n"),
        ("app.properties", "db.password={}\n"),
        ("app.py", "password = '{}'\n"),
        ("app.go", "password := `{}`\n"),
    ],
)
@pytest.mark.parametrize("value", [SIGNS, "Tr0ub4dor&3", "gH7(kL)9=x%Q", "p=3Xv*9dQ", "Zx9@kLm2~tR"])
def test_a_password_may_have_any_signs(path: str, line: str, value: str) -> None:
    """Special signs in a password are no reason to read it as something else."""
    assert measure([added(path, line.format(value))]).secret_kinds == ("secret:named",)


HARMLESS = [
    ("app.yml", "password: ${DB_PASSWORD}\n"),
    ("app.yml", "password: $(DB_PASSWORD)\n"),
    ("app.yml", "token: ${{ secrets.DEPLOY_TOKEN_2 }}\n"),
    ("app.yml", "token: {{ .Values.token2 }}\n"),
    ("app.yml", "password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3362653966643\n"),
    ("app.yml", f"password: ENC[AES256_GCM,data:{VALUE},tag:x==,type:str]\n"),
    ("app.yml", f"password: ENC({VALUE})\n"),
    ("app.yml", f"password: '{{cipher}}{VALUE}'\n"),
    ("app.yml", "secretName: shop-2026-tls-a1b2c3\n"),
    ("app.yml", "private_key_path: /etc/ssl/private/server-key-2026.pem\n"),
    ("app.yml", "token_url: https://login.acme.dev/oauth2/v2\n"),
    ("app.yml", "password: must have 8 characters, 1 of them a digit\n"),
    ("app.yml", "password: changeme123\n"),
    ("app.yml", "password: <your password 1>\n"),
    ("app.yml", f"password_hash: {VALUE}\n"),
    ("app.yml", "password: $2b$12$KIXQ1vT4q7Zr2Kd9XwVb4LmT8sHf1NcY6pGj3RuE0aDi5oQe\n"),
    ("app.yml", "cache-key: v1-deps-Linux-a1b2c3d4e5f6\n"),
    ("app.yml", f"publicKey: {VALUE}\n"),
    (".env", "DB_PASSWORD=\nNEXT=1\n"),
    (".env", "DB_PASSWORD=$OTHER\n"),
    (".env.example", f"DB_PASSWORD={VALUE}\n"),
    ("examples/app.yml", f"password: {VALUE}\n"),
    ("run.sh", 'export TOKEN="$(cat /run/secrets/token2)"\n'),
    ("run.sh", "deploy --token $TOKEN_2 --to production\n"),
    ("run.sh", 'read -rsp "Password 1: " password\n'),
    ("Dockerfile", "ARG NPM_TOKEN\nRUN npm ci\n"),
    ("main.tf", "password = var.db_password_2\n"),
    ("app.py", 'password = getpass.getpass("Password 1: ")\n'),
    ("app.py", "token = request.headers[1].split()[2]\n"),
    ("app.py", "api_key = load_key_2(settings)\n"),
    ("app.py", 'SECRET_NAME = "order-service-signing-key-2"\n'),
    ("app.py", 'password = "^(?=.*[A-Z])(?=.*[0-9]).{8,}$"\n'),
    ("app.php", "'password' => 'required|min:2|max:255',\n"),
    ("texts.json", '{"labelPassword": "Contrase\\u00f1a"}\n'),
    ("app.py", f'keyboard = "{VALUE}"\n'),
    ("app.py", f'primary_key = "{VALUE}"\n'),
    ("app.py", f'password = "{VALUE}"  # pragma: allowlist secret\n'),
    ("tests/test_login.py", f'password = "{VALUE}"\n'),
    ("docs/use.md", f"password: {VALUE}\n"),
    ("search.js", f"algolia: {{ indexName: 'docs', apiKey: '{VALUE}' }}\n"),
    ("site/.vitepress/config.js", f"    apiKey: '{VALUE}',\n"),
    ("package-lock.json", f'"integrity": "sha512-{VALUE}=="\n'),
]


@pytest.mark.parametrize(("path", "line"), HARMLESS)
def test_what_opens_nothing_raises_no_alarm(path: str, line: str) -> None:
    """References, placeholders, encrypted and hashed values, rules, names and examples stay quiet."""
    assert measure([added(path, line)]).secret_kinds == ()
