// Take the script of all explorers from the stage that carries it, once a page, and let it show this one.
const pages = (globalThis.livePictures ??= new Map());

async function render({ model, el }) {
  const stage = await model.widget_manager.get_model(model.get('stage'));
  const script = stage.get('script');
  if (!pages.has(script)) {
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    pages.set(script, import(/* webpackIgnore: true */ address).finally(() => URL.revokeObjectURL(address)));
  }
  const { show } = await pages.get(script);
  return show({ model, el, style: stage.get('style') });
}

export default { render };
