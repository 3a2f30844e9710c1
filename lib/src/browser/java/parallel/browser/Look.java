package parallel.browser;

import java.util.List;

/**
 * What stands in a page, as the browser sees it.
 *
 * @param links with what is written and where it leads
 * @param ids the places that a link can name
 * @param drawings SVG drawings that have no name for who cannot see them
 * @param charts charts that have no folded table of their data
 * @param loads what elements would load from an http address, some of it not yet
 */
record Look(List<Link> links, List<String> ids, List<Image> images, int drawings, List<String> charts, List<String> loads) {

    record Link(String written, String address) { }

    /** @param quiet whether it says of itself that it is decoration */
    record Image(String source, int width, String alternative, boolean quiet) { }

    private static final String SCRIPT = """
            (async () => {
                await PICTURES;
                return {
                    links: [...document.querySelectorAll('a[href], area[href]')].map(a => ({written: a.getAttribute('href'), address: a.href})),
                    ids: [...document.querySelectorAll('[id], a[name]')].flatMap(e => [e.id, e.getAttribute('name')]).filter(name => name),
                    images: [...document.images].map(i => ({source: (i.currentSrc || i.src || '').slice(0, 200), width: i.naturalWidth,
                        alternative: i.getAttribute('alt'), quiet: i.getAttribute('role') === 'presentation' || i.getAttribute('aria-hidden') === 'true'})),
                    drawings: [...document.querySelectorAll('svg')].filter(s => !s.closest('[aria-hidden=true]') && !s.closest('a, button')
                        && !s.getAttribute('aria-label') && !s.getAttribute('aria-labelledby') && !s.querySelector('title')).length,
                    charts: [...document.querySelectorAll('figure.chart')].filter(f => !f.querySelector('details.data:not([open]) table tr td'))
                        .map(f => (f.querySelector('img')?.getAttribute('alt') || '').slice(0, 60)),
                    loads: [...document.querySelectorAll('[src], [srcset], [poster], link[href], object[data], form[action]')]
                        .flatMap(e => ['src', 'srcset', 'poster', 'href', 'data', 'action'].map(name => e.getAttribute(name)))
                        .filter(address => /(^|[\\s,])(https?:)?\\/\\//.test(address || '')),
                };
            })()""".replace("PICTURES", Window.PICTURES);

    static Look at(Window window) {
        return window.read(Look.class, SCRIPT);
    }

    /** By what the page is wider than the window, or nothing; an element that scrolls by itself does not count. */
    static String tooWide(Window window) {
        return window.read(String.class, """
                (() => { const all = document.documentElement, over = all.scrollWidth - all.clientWidth; if (over <= 0) return '';
                    const inside = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                        if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
                    const e = [...document.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > all.clientWidth + 1 && !inside(e));
                    return over + ' px, by ' + (e ? '<' + e.tagName.toLowerCase() + (e.className ? ' class="' + e.className + '"' : '') + '> '
                        + (e.textContent || '').trim().slice(0, 40) : 'something'); })()""");
    }
}
