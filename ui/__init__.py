"""The command line, the HTTP service, the website's chat, the workbench and the page viewer."""
