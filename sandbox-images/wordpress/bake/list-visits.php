<?php
// Tells warm-up.php what there is to visit: public paths, and the posts to open in the editor.
declare(strict_types=1);
require __DIR__ . '/boot.php';
const PAGES = 60;

$all = get_posts(['post_type' => ['post', 'page'], 'numberposts' => PAGES]);
$links = array_map('get_permalink', $all);
foreach (get_terms(['taxonomy' => ['category', 'post_tag'], 'number' => 20]) as $term) {
    $links[] = get_term_link($term);
}
file_put_contents('/tmp/e5b-pages.json', json_encode(array_map(fn ($link) => substr($link, strlen(home_url())) ?: '/', $links)));
file_put_contents('/tmp/e5b-edit.json', json_encode(array_slice(array_map(fn ($post) => $post->ID, $all), 0, 4)));
