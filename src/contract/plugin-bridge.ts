/**
 * The script that gives a plugin its `Placet`, as text: a function of the values that the host injects. It runs in the
 * frame before any code of the plugin (contract.md 11.3, 11.4). Written for the browser, so it is no TypeScript; the
 * tests run it.
 */
export const PLUGIN_BRIDGE_SCRIPT = `(function (given) {
  'use strict';
  var TIMEOUT_MS = 30000;
  var host = window.parent;
  var count = 0;
  var calls = new Map();
  var listeners = new Map();
  var isResponding = false;
  var hasResponded = false;

  function post(message) { host.postMessage(message, '*'); }

  function call(type, replyType, payload) {
    count += 1;
    var id = 'hp_' + count;
    return new Promise(function (resolve, reject) {
      var timer = setTimeout(function () {
        calls.delete(id);
        reject(new Error('No answer to ' + type + ' within 30 seconds'));
      }, TIMEOUT_MS);
      calls.set(id, { replyType: replyType, timer: timer, resolve: resolve, reject: reject });
      try {
        post({ type: type, id: id, payload: payload });
      } catch (error) {
        clearTimeout(timer);
        calls.delete(id);
        reject(error);
      }
    });
  }

  function settle(message) {
    var waiting = calls.get(message.id);
    if (!waiting || message.type !== waiting.replyType) return;
    calls.delete(message.id);
    clearTimeout(waiting.timer);
    var payload = message.payload || {};
    var failure = message.error || payload.error;
    if (failure) waiting.reject(new Error(String(failure)));
    else waiting.resolve(payload);
  }

  function hear(name, data) {
    if (name === 'theme-changed') {
      var theme = data && typeof data === 'object' ? data.theme : data;
      if (theme === 'light' || theme === 'dark') {
        Placet.theme = theme;
        document.documentElement.classList.toggle('dark', theme === 'dark');
      }
    }
    (listeners.get(name) || []).slice().forEach(function (listener) {
      try { listener(data); } catch (error) { setTimeout(function () { throw error; }); }
    });
  }

  function contentHeight() {
    var body = document.body;
    return body ? Math.ceil(Math.max(body.getBoundingClientRect().height, body.scrollHeight)) : 0;
  }

  var Placet = {
    data: given.data,
    env: given.env,
    attachments: given.attachments,
    message: given.message,
    theme: given.theme,
    review: given.review,
    isPreview: given.isPreview,
    resize: function (height) {
      if (given.isPreview) return;
      post({ type: 'hp:resize', payload: { height: typeof height === 'number' ? height : contentHeight() } });
    },
    toast: function (message, variant) {
      post({ type: 'hp:toast', payload: { message: String(message), variant: variant || 'info' } });
    },
    emit: function (action, data) {
      post({ type: 'hp:emit', payload: { action: String(action), data: data } });
    },
    fetch: function (url, options) {
      var wish = options || {};
      var payload = { url: String(url), method: wish.method || 'GET', headers: {} };
      var headers = wish.headers || {};
      if (typeof headers.forEach === 'function' && !Array.isArray(headers)) {
        headers.forEach(function (value, name) { payload.headers[name] = String(value); });
      } else {
        (Array.isArray(headers) ? headers : Object.entries(headers)).forEach(function (pair) {
          payload.headers[pair[0]] = String(pair[1]);
        });
      }
      if (wish.body !== undefined && wish.body !== null) {
        payload.body = typeof wish.body === 'string' ? wish.body : JSON.stringify(wish.body);
      }
      return call('hp:fetch', 'hp:fetch:response', payload);
    },
    getFile: function (id) {
      return call('hp:getFile', 'hp:getFile:response', { attachmentId: String(id) });
    },
    getFileUrl: function (id) {
      return call('hp:getFileUrl', 'hp:getFileUrl:response', { attachmentId: String(id) });
    },
    respond: function (response) {
      if (hasResponded || isResponding) return Promise.reject(new Error('A response was already given'));
      if (!given.review || given.review.status !== 'pending') {
        return Promise.reject(new Error('There is no pending review to respond to'));
      }
      isResponding = true;
      return call('hp:respond', 'hp:respond:result', { response: response }).then(
        function (result) { isResponding = false; hasResponded = true; return result; },
        function (error) { isResponding = false; throw error; }
      );
    },
    on: function (event, listener) {
      var known = listeners.get(event) || [];
      listeners.set(event, known.concat([listener]));
      return function () {
        listeners.set(event, (listeners.get(event) || []).filter(function (one) { return one !== listener; }));
      };
    }
  };

  window.addEventListener('message', function (event) {
    if (event.source !== host || !event.data || typeof event.data !== 'object') return;
    if (event.data.type === 'hp:event') {
      var payload = event.data.payload || {};
      hear(payload.event, payload.data);
    } else settle(event.data);
  });
  // Ours: what is pressed in a frame does not reach the window, and who works by keyboard must get out again.
  document.addEventListener && document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape' && !event.defaultPrevented) post({ type: 'hp:leave', payload: {} });
  });
  window.Placet = Placet;
  window.HumanProxy = Placet;
})`;
