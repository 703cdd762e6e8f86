<?php
// Finds the strings that WordPress's own source passes to its translation functions.
declare(strict_types=1);

const QUOTED = '("(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\')';

/** @return array<string, array{context: ?string, singular: string, plural: ?string}> by gettext key */
function source_strings(string $dir, string $extension): array
{
    $found = [];
    $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($dir, FilesystemIterator::SKIP_DOTS));
    foreach ($files as $file) {
        $path = $file->getPathname();
        if ($extension === 'json' && $file->getFilename() === 'block.json') {
            $found += strings_of_block(json_decode(file_get_contents($path), true));
        } elseif ($extension === 'php' && $file->getExtension() === 'php') {
            $found += strings_of_code(file_get_contents($path), stripcslashes_of_php(...));
        }
    }
    return $found;
}

/** @return string[] paths below the site of the readable scripts that translate something */
function script_files(string $site): array
{
    $files = [...glob("$site/wp-includes/js/dist/*.js"), ...glob("$site/wp-includes/js/*.js"), ...glob("$site/wp-admin/js/*.js"), ...glob("$site/wp-admin/js/widgets/*.js")];
    return array_map(fn ($file) => substr($file, strlen($site) + 1), array_filter($files, fn ($file) => !str_ends_with($file, '.min.js')));
}

function strings_of_script(string $file): array
{
    return strings_of_code(file_get_contents($file), unescape_script(...));
}

function strings_of_code(string $code, callable $unescape): array
{
    $call = '/\b(esc_html__|esc_html_e|esc_attr__|esc_attr_e|__|_e|_x|_ex|esc_html_x|esc_attr_x|_nx_noop|_n_noop|_nx|_n)\)?\(\s*' . QUOTED . '(?:\s*,\s*' . QUOTED . ')?(?:(?:\s*,[^,()\'"]*(?:\([^()]*\))?[^,()\'"]*)?,\s*' . QUOTED . ')?/';
    preg_match_all($call, $code, $calls, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL);
    $found = [];
    foreach ($calls as $match) {
        $match = array_pad($match, 5, null);
        $text = fn (int $i) => $match[$i] === null ? null : $unescape($match[$i]);
        $source = match (true) {
            str_starts_with($match[1], '_n') => ['context' => str_contains($match[1], 'x') ? $text(4) : null, 'singular' => $text(2), 'plural' => $text(3)],
            str_contains($match[1], 'x') => ['context' => $text(3), 'singular' => $text(2), 'plural' => null],
            default => ['context' => null, 'singular' => $text(2), 'plural' => null],
        };
        $found[($source['context'] === null ? '' : $source['context'] . "\4") . $source['singular']] ??= $source;
    }
    return $found;
}

/** What a block.json shows to people, in the contexts that WordPress gives to it. */
function strings_of_block(array $block): array
{
    $found = [];
    $add = function (?string $text, string $context) use (&$found): void {
        if ($text !== null) {
            $found["$context\4$text"] = ['context' => $context, 'singular' => $text, 'plural' => null];
        }
    };
    $add($block['title'] ?? null, 'block title');
    $add($block['description'] ?? null, 'block description');
    foreach ($block['styles'] ?? [] as $style) {
        $add($style['label'] ?? null, 'block style label');
    }
    return $found;
}

function stripcslashes_of_php(string $quoted): string
{
    $body = substr($quoted, 1, -1);
    return $quoted[0] === "'" ? str_replace(["\\'", '\\\\'], ["'", '\\'], $body) : stripcslashes($body);
}

/** Scripts use JavaScript's escapes, which are those of JSON and a few more. */
function unescape_script(string $quoted): string
{
    $body = str_replace(["\\'", '\\"'], ["'", '"'], substr($quoted, 1, -1));
    return json_decode('"' . str_replace(['"', "\t", "\n"], ['\\"', '\\t', '\\n'], $body) . '"') ?? stripcslashes($body);
}
