import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** What the menu offers beside what every program has. */
export interface MenuActions {
  readonly onConnect: () => void;
  readonly onDemo: () => void;
}

/** The native menu: what every program has, so that copying, zooming and closing work as people expect, and a beginning. */
export function installMenu({ onConnect, onDemo }: MenuActions): void {
  const isMac = process.platform === 'darwin';
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  if (!app.isPackaged) view.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
  const template: MenuItemConstructorOptions[] = [
    isMac ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Connect an Agent', click: onConnect },
        { label: 'Start the Demo', click: onDemo },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
