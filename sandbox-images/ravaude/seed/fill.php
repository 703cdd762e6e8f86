<?php
// Writes the reference context through WordPress's own functions: the site of an invented company, somewhat neglected.
declare(strict_types=1);
require '/usr/local/lib/e5b/bake/boot.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
require __DIR__ . '/draw.php';

wp_set_current_user(1);
kses_remove_filters();

/** A date so many days before the build, at a working hour. */
function days_ago(int $days, string $time = '10:24'): string
{
    return wp_date('Y-m-d', time() - $days * DAY_IN_SECONDS) . " $time:00";
}

/** Block markup from plain lines: "## title", "- item", "![file]" and paragraphs. */
function blocks(string $text, array $media = []): string
{
    $out = [];
    foreach (preg_split('/\n\s*\n/', trim($text)) as $part) {
        $part = trim($part);
        if (preg_match('/^(##+) (.*)$/', $part, $m)) {
            $level = strlen($m[1]);
            $attributes = $level === 2 ? '' : " {\"level\":$level}";
            $out[] = "<!-- wp:heading$attributes -->\n<h$level>{$m[2]}</h$level>\n<!-- /wp:heading -->";
        } elseif (str_starts_with($part, '- ')) {
            $items = array_map(fn ($line) => "<!-- wp:list-item -->\n<li>" . substr($line, 2) . "</li>\n<!-- /wp:list-item -->", explode("\n", $part));
            $out[] = "<!-- wp:list -->\n<ul>" . implode("\n\n", $items) . "</ul>\n<!-- /wp:list -->";
        } elseif (preg_match('/^!\[(.*)\]$/', $part, $m)) {
            $url = wp_get_attachment_image_url($media[$m[1]], 'large');
            $out[] = "<!-- wp:image {\"id\":{$media[$m[1]]},\"sizeSlug\":\"large\",\"linkDestination\":\"none\"} -->\n<figure class=\"wp-block-image size-large\"><img src=\"$url\" alt=\"\" class=\"wp-image-{$media[$m[1]]}\"/></figure>\n<!-- /wp:image -->";
        } else {
            $out[] = "<!-- wp:paragraph -->\n<p>" . str_replace("\n", ' ', $part) . "</p>\n<!-- /wp:paragraph -->";
        }
    }
    return implode("\n\n", $out);
}

foreach (['people', 'media', 'pages', 'posts', 'comments', 'look'] as $part) {
    require __DIR__ . "/content/$part.php";
}
foreach (get_posts(['post_type' => 'revision', 'post_status' => 'any', 'numberposts' => -1]) as $revision) {
    wp_delete_post_revision($revision->ID);
}
$made = array_map('intval', [wp_count_posts('page')->publish, wp_count_posts()->publish, wp_count_comments()->moderated, wp_count_posts('attachment')->inherit]);
vprintf("%d pages, %d posts, %d comments waiting, %d media\n", $made);
if ($made !== [8, 10, 7, 19]) {
    throw new RuntimeException('the context is not complete');
}
