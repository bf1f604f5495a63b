// What Electron says on a machine without graphics hardware or system bus, and what means nothing there.
const HARMLESS = [
  /:ERROR:(?:\S*\/)?(?:object_proxy|bus)\.cc[:(]/,
  /:(?:ERROR|WARNING):(?:\S*\/)?(?:gpu_\w+|viz_main_impl|command_buffer_proxy_impl|angle_platform_impl|gl_\w+|vaapi_wrapper|sandbox_linux|zygote_linux)\.cc[:(]/,
  /GPU process (?:exited|isn't usable|launch failed)/,
  /^(?:libva|MESA|ANGLE)\b/,
  /dconf-WARNING|GLib-GIO-CRITICAL|Gtk-WARNING/,
];

/**
 * Whether a line of Electron's standard error may be kept from the person.
 * @param {string} line
 */
export function isHarmless(line) {
  return HARMLESS.some((pattern) => pattern.test(line));
}
