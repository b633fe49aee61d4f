/** Stylesheets that a view brings along; the bundler takes them out into files of their own. */
declare module "*.css" {}
