// What a learner has changed in JupyterLite, in any release: it lies in this browser's databases, one for each release.
const STORES = 'weatherbits ';
const status = document.querySelector('[role=status]');
const list = document.querySelector('ul');

const answer = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function filesIn(name) {
  const database = await answer(indexedDB.open(name));
  try {
    if (!database.objectStoreNames.contains('files')) return [];
    return await answer(database.transaction('files').objectStore('files').getAll());
  } finally {
    database.close();
  }
}

function blobOf({ content, format }) {
  if (format === 'json') return new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' });
  if (format !== 'base64') return new Blob([content]);
  return new Blob([Uint8Array.from(atob(content), letter => letter.charCodeAt(0))]);
}

function show(release, file) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blobOf(file));
  link.download = file.name;
  link.textContent = file.path;
  const item = document.createElement('li');
  item.append(link, `, ${release}, ${new Date(file.last_modified).toLocaleString()}`);
  list.append(item);
}

try {
  const names = (await indexedDB.databases()).map(({ name }) => name).filter(name => name.startsWith(STORES));
  for (const name of names.sort().reverse()) {
    for (const file of await filesIn(name)) if (file.type !== 'directory' && file.content != null) show(name, file);
  }
  status.textContent = list.children.length ? '' : 'Nothing is kept here.';
} catch (error) {
  status.textContent = `This browser does not say what it has kept: ${error}`;
}
