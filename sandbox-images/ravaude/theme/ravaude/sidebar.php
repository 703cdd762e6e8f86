<?php
/**
 * The column of the blog.
 *
 * @package Ravaude
 */

?>
<aside class="ravaude-colonne" aria-label="Colonne du blog">
	<?php dynamic_sidebar( 'sidebar-2' ); ?>
</aside>
