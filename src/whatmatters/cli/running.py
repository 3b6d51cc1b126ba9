"""The verbs that run the product: demo, administrator, serve."""

from typing import Annotated

import typer

from whatmatters.cli.app import app, database_open, stop


@app.command()
def demo(
    stories_only: bool = typer.Option(False, "--stories-only", help="Without the two sample packs."),
) -> None:
    """Load the demonstration: invented people whose stories show what the product does. Twice changes
    nothing."""
    database_open()
    from whatmatters.demo import load_demo

    report = load_demo(lambda text: typer.echo(text, err=True), packs=not stories_only)
    typer.echo(f"{report.people} people. " + ("Made now." if report.made else "They were here already."))


@app.command()
def administrator(
    username: Annotated[str, typer.Argument(help="The name to sign in with.", show_default=False)],
    name: Annotated[str, typer.Option(help="Full name.", prompt="Full name")],
    organisation: Annotated[str, typer.Option(help="The organisation's name.", prompt="Organisation")],
    nation: Annotated[str, typer.Option(help="wales or scotland.", prompt="Nation (wales, scotland)")],
    password: Annotated[
        str,
        typer.Option(help="12 characters or more.", prompt=True, hide_input=True, confirmation_prompt=True),
    ],
) -> None:
    """Make the first administrator, who makes everybody else's account on the page Accounts.

    The organisation is found by its name, or made where there is none yet. For example:

    `whatmatters administrator carys --organisation "Three Valleys County Council" --nation wales`
    """
    database_open()
    from whatmatters.records.accounts.actions import first_administrator

    try:
        first_administrator(
            username=username, name=name, organisation=organisation, nation=nation, password=password
        )
    except ValueError as wrong:
        stop(str(wrong))
    typer.echo(f"{username} can sign in, and make accounts and units for {organisation}.")


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="The address to listen on."),
    port: int = typer.Option(8000, help="The port to listen on."),
) -> None:
    """Serve the pages until stopped, and say where they are and who can sign in."""
    database_open()
    from whatmatters.config.server import can_listen
    from whatmatters.config.server import serve as run
    from whatmatters.demo import demonstrated, sign_ins

    if not can_listen(host, port):
        stop(f"{host}:{port} cannot be listened on; something else may be using it. Give another --port.")
    typer.echo(f"\nWhat Matters is at http://{host}:{port}\n")
    if demonstrated():
        typer.echo("Sign in as any of these (all invented):\n")
        for what, username, password in sign_ins():
            typer.echo(f"  {username:<10} {password}   {what}")
        typer.echo("")
    typer.echo("Stop it with Ctrl-C.")
    run(host, port)
