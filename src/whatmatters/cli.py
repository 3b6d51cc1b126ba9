"""The command line: one plain function per verb."""

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.command()
def demo(stories_only: bool = typer.Option(False, "--stories-only", help="Without the two sample packs.")) -> None:
    """Load the demonstration: invented people whose stories show what the product does. Twice changes nothing."""
    from whatmatters.config.start import database_ready, django_ready

    django_ready()
    database_ready()
    from whatmatters.demo import load_demo

    report = load_demo(lambda text: typer.echo(text, err=True), packs=not stories_only)
    typer.echo(f"{report.people} people. " + ("Made now." if report.made else "They were here already."))


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="The address to listen on."),
    port: int = typer.Option(8000, help="The port to listen on."),
) -> None:
    """Serve the pages until stopped, and say where they are and who can sign in."""
    from whatmatters.config.start import database_ready, django_ready

    django_ready()
    database_ready()
    from whatmatters.demo import demonstrated, sign_ins

    typer.echo(f"\nWhat Matters is at http://{host}:{port}\n")
    if demonstrated():
        typer.echo("Sign in as any of these (all invented):\n")
        for what, username, password in sign_ins():
            typer.echo(f"  {username:<10} {password}   {what}")
        typer.echo("")
    typer.echo("Stop it with Ctrl-C.")
    from whatmatters.config.server import serve as run

    run(host, port)


def main() -> None:
    """The entry point."""
    app()


if __name__ == "__main__":
    main()
