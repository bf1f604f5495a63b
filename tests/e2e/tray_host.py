"""Shows tray icons and badges as a panel would, and lets a test look through it (tray-host.ts)."""

import base64
import json

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
DOUBLE = "dev.placet.TestDouble"
LAUNCHER = "com.canonical.Unity.LauncherEntry"
PROPERTIES = "org.freedesktop.DBus.Properties"

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()


class Watcher(dbus.service.Object):
    def __init__(self):
        self.name = dbus.service.BusName(WATCHER, bus)
        self.items = []
        super().__init__(bus, "/StatusNotifierWatcher")

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        path = service if service.startswith("/") else "/StatusNotifierItem"
        owner = sender if service.startswith("/") else service
        self.items.append((owner, path))
        self.StatusNotifierItemRegistered(owner + path)

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, service):
        pass

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemRegistered(self, item):
        pass

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return {
            "IsStatusNotifierHostRegistered": dbus.Boolean(True),
            "ProtocolVersion": dbus.Int32(0),
            "RegisteredStatusNotifierItems": dbus.Array([a + b for a, b in self.items], signature="s"),
        }


class Double(dbus.service.Object):
    def __init__(self, watcher):
        self.watcher = watcher
        self.badge = None
        bus.add_signal_receiver(self.take_badge, signal_name="Update", dbus_interface=LAUNCHER)
        super().__init__(bus, "/TestDouble")

    def take_badge(self, entry, values):
        self.badge = {
            "entry": str(entry),
            "count": int(values["count"]),
            "isVisible": bool(values["count-visible"]),
            "isUrgent": bool(values.get("urgent", False)),
        }

    @dbus.service.method(DOUBLE, out_signature="s")
    def ReadBadge(self):
        return encoded(self.badge)

    def item(self):
        alive = [entry for entry in self.watcher.items if bus.name_has_owner(entry[0])]
        return alive[-1] if alive else None

    def properties(self):
        owner, path = self.item()
        return dbus.Interface(bus.get_object(owner, path), PROPERTIES).GetAll(ITEM)

    def menu(self):
        owner, _ = self.item()
        return dbus.Interface(bus.get_object(owner, self.properties()["Menu"]), MENU)

    @dbus.service.method(DOUBLE, out_signature="s")
    def Read(self):
        if self.item() is None:
            return encoded(None)
        shown = self.properties()
        _, (_, _, lines) = self.menu().GetLayout(0, -1, dbus.Array([], signature="s"))
        pictures = shown.get("IconPixmap", [])
        tip = shown.get("ToolTip", ("", [], "", ""))
        return encoded(
            {
                "status": str(shown.get("Status", "")),
                "toolTip": str(tip[2]) + str(tip[3]),
                "pictureBytes": sum(len(data) for _, _, data in pictures),
                "menu": [line_of(*line) for line in lines],
            }
        )

    @dbus.service.method(DOUBLE, in_signature="i")
    def Choose(self, number):
        self.menu().Event(number, "clicked", dbus.String("", variant_level=1), dbus.UInt32(0))

    @dbus.service.method(DOUBLE)
    def Press(self):
        owner, path = self.item()
        dbus.Interface(bus.get_object(owner, path), ITEM).Activate(0, 0)


def line_of(number, values, children):
    # A single underscore marks the key of a line, two stand for one.
    label = str(values.get("label", "")).replace("__", "\0").replace("_", "").replace("\0", "_")
    return {
        "id": int(number),
        "label": label,
        "enabled": bool(values.get("enabled", True)),
        "type": str(values.get("type", "standard")),
        "submenu": [line_of(*child) for child in children],
    }


def encoded(value):
    return base64.b64encode(json.dumps(value).encode()).decode()


double = Double(Watcher())
print("ready")
GLib.MainLoop().run()
