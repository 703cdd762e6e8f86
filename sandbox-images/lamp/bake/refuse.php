<?php
declare(strict_types=1);

/** Ends the bake with a sentence for people. */
function refuse(string $why): never
{
    echo "[e5b-refusal] $why\n";
    exit(1);
}
