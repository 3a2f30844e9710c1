// What a page of the book does beyond being read: light or dark, folded code, copied code, and where the reader is.
// It runs in the page's head, so that the reader's choices hold before anything is drawn. Without it everything can be read.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');

  // What a reader chose. From disk a browser may refuse to remember; then the choice holds for this page.
  const memory = {
    get(name) { try { return localStorage.getItem('workbook-' + name); } catch { return null; } },
    set(name, value) {
      try {
        if (value) localStorage.setItem('workbook-' + name, value); else localStorage.removeItem('workbook-' + name);
      } catch { /* it holds for this page */ }
    },
  };

  const button = (label, onclick) => Object.assign(document.createElement('button'), { type: 'button', textContent: label, onclick });

  // ---- light and dark: the system's choice, or the other one
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => root.dataset.scheme ? root.dataset.scheme === 'dark' : system.matches;
  const chosen = memory.get('scheme');
  if (chosen === 'light' || chosen === 'dark') root.dataset.scheme = chosen;

  function addScheme(tools) {
    const toggle = button('', () => {
      const next = isDark() ? 'light' : 'dark';
      if ((next === 'dark') === system.matches) delete root.dataset.scheme; else root.dataset.scheme = next;
      memory.set('scheme', root.dataset.scheme);
      say();
    });
    const say = () => { toggle.textContent = isDark() ? 'Light' : 'Dark'; toggle.setAttribute('aria-label', toggle.textContent + ' colours'); };
    toggle.className = 'scheme';
    system.addEventListener('change', say);
    say();
    tools.append(toggle);
  }

  // ---- code: all folded or shown at once, each by itself (the browser's own details), and copied
  function addFolds(tools) {
    const cells = [...document.querySelectorAll('details.code')];
    if (!cells.length) return;
    const toggle = button('', () => {
      const open = !cells.some(cell => cell.open);
      for (const cell of cells) cell.open = open;
      memory.set('code', open ? null : 'folded');
    });
    const say = () => { toggle.textContent = cells.some(cell => cell.open) ? 'Hide code' : 'Show code'; };
    toggle.className = 'folds';
    if (memory.get('code') === 'folded') for (const cell of cells) cell.open = false;
    for (const cell of cells) {
      cell.addEventListener('toggle', say);
      const first = document.createElement('code');           // seen while it is folded
      first.textContent = cell.querySelector('pre').textContent.split('\n', 1)[0];
      cell.querySelector('summary').append(' ', first);
    }
    say();
    tools.append(toggle);
  }

  function addCopies() {
    const said = Object.assign(document.createElement('p'), { className: 'unseen', role: 'status' });
    document.querySelector('main').append(said);
    for (const code of document.querySelectorAll('main details.code, main .highlight')) {
      const copy = button('Copy', async () => {
        const words = await put(code.querySelector('pre')) ? 'Copied' : 'Selected';
        said.textContent = copy.textContent = words;
        setTimeout(() => { copy.textContent = 'Copy'; said.textContent = ''; }, 1500);
      });
      copy.className = 'copy';
      copy.setAttribute('aria-label', 'Copy the code');
      code.append(copy);
    }
  }

  // Into the clipboard; where the browser forbids it the code is selected, and the reader's own key copies it.
  async function put(pre) {
    try {
      await navigator.clipboard.writeText(pre.textContent.trimEnd());
      return true;
    } catch {
      getSelection().selectAllChildren(pre);
      return false;
    }
  }

  // ---- the contents of the page: on a wide window they stand beside the text and follow it, on a narrow one they unfold
  function addContents(nav) {
    const list = nav.querySelector('ol');
    const unfold = button('On this page', () => unfold.setAttribute('aria-expanded', unfold.getAttribute('aria-expanded') !== 'true'));
    unfold.setAttribute('aria-expanded', 'false');
    nav.prepend(unfold);
    const links = new Map([...list.querySelectorAll('a')].map(link => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
    const headings = [...links.keys()];
    list.addEventListener('click', () => unfold.setAttribute('aria-expanded', 'false'));

    // The reader is below the last heading that has passed a line a third down the window.
    const mark = () => {
      let now = headings[0];
      for (const heading of headings) if (heading.getBoundingClientRect().top < innerHeight / 3) now = heading;
      for (const [heading, link] of links) {
        if (heading !== now) link.removeAttribute('aria-current');
        else if (!link.hasAttribute('aria-current')) {
          link.setAttribute('aria-current', 'location');
          if (nav.scrollHeight > nav.clientHeight) nav.scrollTo({ top: link.offsetTop - nav.clientHeight / 2 });
        }
      }
    };
    // Told whenever a heading crosses that line, in either direction.
    const watch = new IntersectionObserver(mark, { rootMargin: '0px 0px -66.7% 0px' });
    for (const heading of headings) watch.observe(heading);
  }

  // ---- what scrolls by itself, while it does, is a stop for the keyboard and has a name
  function watchScrolling() {
    const sizes = new ResizeObserver(entries => {
      for (const { target: box } of entries) {
        const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
        const name = box.matches('.scrolls') ? box.querySelector('caption')?.textContent || 'Table' : box.matches('.out') ? 'Output' : 'Code';
        for (const [attribute, value] of Object.entries({ tabindex: 0, role: 'group', 'aria-label': name })) {
          if (scrolls) box.setAttribute(attribute, value); else box.removeAttribute(attribute);
        }
      }
    });
    for (const box of document.querySelectorAll('.scrolls, main pre')) sizes.observe(box);
  }

  addEventListener('DOMContentLoaded', () => {
    const tools = document.querySelector('.tools');
    addFolds(tools);
    addScheme(tools);
    addCopies();
    const nav = document.querySelector('.here');
    if (nav) addContents(nav);
    watchScrolling();
  });
})();
