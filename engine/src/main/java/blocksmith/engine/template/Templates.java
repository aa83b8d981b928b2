package blocksmith.engine.template;

/// What the links of one design lead to.
record Templates(TemplateSource source, Origin from) {

    TemplateSource.Lookup find(String link) {
        return source.find(link, from);
    }
}
