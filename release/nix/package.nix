# Untried: nix-build -E '(import <nixpkgs> { }).callPackage ./release/nix/package.nix { }'
{
  lib,
  python3Packages,
  git,
}:

python3Packages.buildPythonApplication {
  pname = "craftnudge";
  version = "0.2.0";
  pyproject = true;
  src = ../..;

  build-system = [ python3Packages.hatchling ];
  dependencies = with python3Packages; [
    fastapi
    # fastapi-swagger is not in nixpkgs as far as known: package it beside this one.
    jinja2
    ollama
    platformdirs
    prometheus-client
    pydantic
    pygit2
    python-multipart
    pyyaml
    rich
    sqlite-utils
    tomlkit
    typer
    uvicorn
  ];

  nativeCheckInputs = [ git ];
  pythonImportsCheck = [ "craftnudge.api" ];

  meta = {
    description = "Local-first coach for the craft of committing";
    license = lib.licenses.mit;
    mainProgram = "craftnudge";
  };
}
