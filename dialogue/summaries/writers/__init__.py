"""One file per format: a published record becomes bytes. HTML is a template at the web edge."""
