// Which theme a page has: the one that was chosen here, or else that of the machine. It is known before anything is drawn.
(() => {
  const KEY = 'weatherbits-theme';
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const show = () => {
    const now = ['light', 'dark'].includes(chosen()) ? chosen() : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = now;
    return now;
  };
  show();
  dark.addEventListener('change', show);
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    button.hidden = false;
    button.addEventListener('click', () => {
      const other = show() === 'dark' ? 'light' : 'dark';
      try {
        localStorage.setItem(KEY, other);
      } catch {
        // then it holds for this page alone
      }
      document.documentElement.dataset.theme = other;
    });
  });
})();
