<?php
// Completes Debian's French: its catalogues are older than this WordPress and hold nothing for scripts.
// From them and from fr/*.txt it writes the catalogues that PHP reads and one Jed file per script ({locale}-{md5 of its path}.json).
declare(strict_types=1);
[, $site] = $argv;
require "$site/wp-includes/pomo/mo.php";
require __DIR__ . '/source-strings.php';

const LOCALE = 'fr_FR';
$languages = "$site/wp-content/languages";

/** @return array<string, Translation_Entry> from one "English → Français" file; see README.md for the form */
function supplement(string $file): array
{
    $entries = [];
    foreach (file($file, FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES) as $number => $line) {
        if ($line[0] === '#') {
            continue;
        }
        if (!preg_match('/^(?:\[([^\]]+)\] )?(.+?) → (.+)$/su', str_replace('\n', "\n", $line), $m)) {
            throw new RuntimeException("$file:" . ($number + 1) . ": $line");
        }
        [$singular, $plural] = explode(' ~ ', $m[2], 2) + [1 => null];
        $entry = new Translation_Entry(['context' => $m[1] ?: null, 'singular' => $singular, 'plural' => $plural, 'translations' => explode(' ~ ', $m[3], 2)]);
        $entries[$entry->key()] = $entry;
    }
    return $entries;
}

function catalogue(string $file): MO
{
    $mo = new MO();
    if (is_file($file) && !$mo->import_from_file($file)) {
        throw new RuntimeException("cannot read $file");
    }
    return $mo;
}

/** A word that stands in many contexts is translated once: the context is used only where the file names it. */
function find_translation(array $source, array $ours, array $theirs): ?array
{
    $plain = str_replace("\u{a0}", ' ', $source['singular']);
    $keys = $source['context'] === null ? [$plain] : [$source['context'] . "\4" . $plain, $plain];
    foreach ([$ours, $theirs] as $known) {
        foreach ($keys as $key) {
            if (isset($known[$key]) && implode('', $known[$key]->translations) !== '') {
                return $known[$key]->translations;
            }
        }
    }
    return null;
}

$ours = [];
foreach (glob(__DIR__ . '/fr/*.txt') as $file) {
    if (basename($file) !== 'theme.txt') {
        $ours += supplement($file);
    }
}
$front = catalogue("$languages/" . LOCALE . '.mo');
$admin = catalogue("$languages/admin-" . LOCALE . '.mo');
$theirs = $front->entries + $admin->entries;

// What PHP asks for: WordPress's own catalogue first, then ours on top of it.
foreach (source_strings($site, 'php') + source_strings($site, 'json') as $source) {
    $translations = find_translation($source, $ours, []);
    if ($translations !== null) {
        $front->add_entry(new Translation_Entry($source + ['translations' => $translations]));
    }
}
$front->set_header('Plural-Forms', 'nplurals=2; plural=n > 1;');
$front->export_to_file("$languages/" . LOCALE . '.mo');

$theme = catalogue('');
foreach (supplement(__DIR__ . '/fr/theme.txt') as $entry) {
    $theme->add_entry($entry);
}
foreach (source_strings("$site/wp-content/themes/twentytwentyone", 'php') as $source) {
    $translations = find_translation($source, $theme->entries, $ours);
    if ($translations !== null) {
        $theme->add_entry(new Translation_Entry($source + ['translations' => $translations]));
    }
}
$theme->set_header('Plural-Forms', 'nplurals=2; plural=n > 1;');
$theme->export_to_file("$languages/themes/twentytwentyone-" . LOCALE . '.mo');

// What scripts ask for.
[$asked, $answered, $files] = [0, 0, 0];
foreach (script_files($site) as $path) {
    $messages = [];
    foreach (strings_of_script("$site/$path") as $key => $source) {
        $asked++;
        $translations = find_translation($source, $ours, $theirs);
        if ($translations !== null) {
            $messages[$key] = $translations;
            $answered++;
        }
    }
    if ($messages !== []) {
        $head = ['' => ['domain' => 'messages', 'plural-forms' => 'nplurals=2; plural=n > 1;', 'lang' => 'fr']];
        $jed = ['domain' => 'messages', 'locale_data' => ['messages' => $head + $messages]];
        file_put_contents("$languages/" . LOCALE . '-' . md5($path) . '.json', json_encode($jed, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
        $files++;
    }
}
printf("French: %d of %d strings in %d scripts, %d in PHP\n", $answered, $asked, $files, count($front->entries));
