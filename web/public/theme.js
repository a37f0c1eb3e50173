// Before the first paint, so that nobody who chose dark is shown a white page: light, dark, or as the system says.
try {
  const [theme] = /light|dark/.exec(localStorage.getItem('ironviper.theme')) ?? [];
  if (theme) document.documentElement.style.colorScheme = theme;
} catch {
  // Without storage the system decides.
}
