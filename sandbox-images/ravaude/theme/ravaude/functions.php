<?php
/**
 * Ravaude: a child of Twenty Twenty-One with a header image or video, a column beside the blog and two more menu places.
 *
 * @package Ravaude
 */

add_action( 'wp_enqueue_scripts', 'ravaude_styles' );
add_action( 'after_setup_theme', 'ravaude_setup', 20 );
add_action( 'widgets_init', 'ravaude_widget_areas', 20 );
add_filter( 'body_class', 'ravaude_body_class' );

/** The parent's style sheet comes first. */
function ravaude_styles() {
	$version = wp_get_theme()->get( 'Version' );
	wp_enqueue_style( 'twenty-twenty-one-style', get_template_directory_uri() . '/style.css', array(), $version );
	wp_enqueue_style( 'ravaude', get_stylesheet_uri(), array( 'twenty-twenty-one-style' ), $version );
}

/** Header, background and the places where a menu can stand. */
function ravaude_setup() {
	add_theme_support(
		'custom-header',
		array(
			'width'       => 1600,
			'height'      => 400,
			'flex-height' => true,
			'flex-width'  => true,
			'header-text' => false,
			'video'       => true,
		)
	);
	add_theme_support( 'custom-background', array( 'default-color' => 'f4eee4' ) );
	add_editor_style( 'editor.css' );
	remove_theme_support( 'block-templates' );
	register_nav_menus(
		array(
			'primary'    => 'Menu principal',
			'footer'     => 'Pied de page',
			'social'     => 'Réseaux sociaux',
			'hors-champ' => 'Hors champ',
		)
	);
}

/** The parent's only area is the footer; the blog gets a column. */
function ravaude_widget_areas() {
	unregister_sidebar( 'sidebar-1' );
	$shape = array(
		'before_widget' => '<section id="%1$s" class="widget %2$s">',
		'after_widget'  => '</section>',
		'before_title'  => '<h2 class="widget-title">',
		'after_title'   => '</h2>',
	);
	register_sidebar(
		$shape + array(
			'id'          => 'sidebar-1',
			'name'        => 'Pied de page',
			'description' => 'Au bas de toutes les pages.',
		)
	);
	register_sidebar(
		$shape + array(
			'id'          => 'sidebar-2',
			'name'        => 'Colonne du blog',
			'description' => 'À droite des articles, et des pages dont le modèle est « Avec colonne ».',
		)
	);
}

/** Whether the column stands beside what is shown. */
function ravaude_has_column() {
	$wanted = is_home() || is_archive() || is_search() || is_singular( 'post' ) || is_page_template( 'templates/avec-colonne.php' );
	return $wanted && is_active_sidebar( 'sidebar-2' );
}

/**
 * Lets the style sheet make room for the column.
 *
 * @param string[] $classes Classes of the body.
 */
function ravaude_body_class( $classes ) {
	return ravaude_has_column() ? array_merge( $classes, array( 'avec-colonne' ) ) : $classes;
}
