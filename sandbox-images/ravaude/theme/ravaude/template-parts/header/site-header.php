<?php
/**
 * Branding, main menu, the menu that opens at the side, and the header image or video under them.
 *
 * @package Ravaude
 */

$ravaude_classes  = 'site-header';
$ravaude_classes .= has_custom_logo() ? ' has-logo' : '';
$ravaude_classes .= get_theme_mod( 'display_title_and_tagline', true ) ? ' has-title-and-tagline' : '';
$ravaude_classes .= has_nav_menu( 'primary' ) ? ' has-menu' : '';
?>
<header id="masthead" class="<?php echo esc_attr( $ravaude_classes ); ?>">
	<?php get_template_part( 'template-parts/header/site-branding' ); ?>
	<?php get_template_part( 'template-parts/header/site-nav' ); ?>
	<?php if ( has_nav_menu( 'hors-champ' ) ) : ?>
		<details class="ravaude-hors-champ">
			<summary>Plus</summary>
			<?php wp_nav_menu( array( 'theme_location' => 'hors-champ' ) ); ?>
		</details>
	<?php endif; ?>
</header>
<?php if ( has_custom_header() ) : ?>
	<div class="ravaude-bandeau"><?php the_custom_header_markup(); ?></div>
<?php endif; ?>
