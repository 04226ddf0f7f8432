// Keys for every page: ? opens the help of the screen.
(function () {
  'use strict';
  document.addEventListener('keydown', function (event) {
    var at = event.target, help = document.querySelector('a[rel="help"]');
    if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || !help || (at && (/^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName) || at.isContentEditable))) return;
    event.preventDefault();
    help.click();
  });
  // On a phone the menu is a strip: where one is stands in sight.
  var strip = document.querySelector('.side ul'), here = strip && strip.querySelector('[aria-current]');
  if (here) strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
}());

// Comfort for forms; everything works without it. Plain ES2017 without dependencies.
(function () {
  'use strict';
  var form = document.querySelector('form.record-form');
  if (!form || !window.fetch || !window.FormData) return;
  var state = form.querySelector('.draft-state'), timer = 0, dirty = false, busy = false;

  function keep() {
    if (!dirty || busy) return;
    dirty = false; busy = true;
    var data = new FormData(form);
    data.delete('files');
    fetch(form.getAttribute('data-draft'), { method: 'POST', body: new URLSearchParams(data), credentials: 'same-origin', redirect: 'manual' }).then(function (answer) {
      busy = false;
      if (answer.ok) return answer.text().then(function (at) { state.textContent = '已保存 ' + at; });
      dirty = true;
      state.textContent = answer.status === 401 ? form.getAttribute('data-ended') : '没有存上，正在重试。';
    }, function () { busy = false; dirty = true; state.textContent = '网络断了，填的内容还在这一页，连上后自动保存。'; });
  }

  form.addEventListener('input', function () { dirty = true; clearTimeout(timer); timer = setTimeout(keep, 3000); });
  form.addEventListener('change', function () { dirty = true; clearTimeout(timer); timer = setTimeout(keep, 400); });
  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'hidden') keep(); });
  setInterval(keep, 10000);
  form.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); (form.querySelector('button[value="next"]') || form.querySelector('button[value="save"]')).click(); }
  });

  // A field that is asked only in some cases is hidden while it is not, unless something stands in it.
  function values(name) {
    return Array.prototype.filter.call(form.querySelectorAll('[name="' + name + '"]'), function (input) { return (input.type !== 'checkbox' && input.type !== 'radio') || input.checked; })
      .map(function (input) { return input.value; }).filter(function (value) { return value !== ''; });
  }
  function holds(when) {
    if (when.all) return when.all.every(holds);
    if (when.any) return when.any.some(holds);
    if (when.none) return !when.none.some(holds);
    var said = values(when.field);
    return when['in'] ? said.some(function (value) { return when['in'].indexOf(value) >= 0; }) : (said.length > 0) === when.is;
  }
  var asked = Array.prototype.map.call(form.querySelectorAll('[data-when]'), function (field) { return { field: field, when: JSON.parse(field.getAttribute('data-when')) }; });
  function show() {
    asked.forEach(function (one) {
      var filled = Array.prototype.some.call(one.field.querySelectorAll('input, select, textarea'), function (input) { return input.type === 'checkbox' ? input.checked : input.value !== '' && !input.hasAttribute('data-default'); });
      one.field.hidden = !holds(one.when) && !filled;
    });
  }
  show();
  form.addEventListener('change', show);
  form.addEventListener('input', show);

  // Files can be dropped anywhere on the form.
  var files = form.querySelector('#files');
  if (files) {
    form.addEventListener('dragover', function (event) { if (event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, 'Files') >= 0) { event.preventDefault(); form.classList.add('dropping'); } });
    form.addEventListener('dragleave', function (event) { if (event.target === form) form.classList.remove('dropping'); });
    form.addEventListener('drop', function (event) {
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault(); form.classList.remove('dropping');
      try { files.files = event.dataTransfer.files; } catch (old) { return; }
      files.focus();
    });
  }
  var wrong = document.querySelector('.faults');
  if (wrong) { wrong.setAttribute('tabindex', '-1'); wrong.focus(); }
}());

// The board: dragging a card presses the button on it that leads to the column.
(function () {
  'use strict';
  var board = document.querySelector('[data-board]');
  if (!board) return;
  var said = board.querySelector('[data-board-said]'), held = null;
  function way(column) { return held && held.querySelector('button[data-to="' + column.getAttribute('data-column') + '"]'); }
  Array.prototype.forEach.call(board.querySelectorAll('[data-card]'), function (card) {
    if (!card.querySelector('button[data-to]')) return;
    card.setAttribute('draggable', 'true');
    card.addEventListener('dragstart', function (event) {
      held = card; card.classList.add('card--drag');
      event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', card.id);
      Array.prototype.forEach.call(board.querySelectorAll('[data-column]'), function (column) { if (way(column)) column.classList.add('may'); });
    });
    card.addEventListener('dragend', function () {
      card.classList.remove('card--drag'); held = null;
      Array.prototype.forEach.call(board.querySelectorAll('.may'), function (column) { column.classList.remove('may'); });
    });
  });
  Array.prototype.forEach.call(board.querySelectorAll('[data-column]'), function (column) {
    column.addEventListener('dragover', function (event) { if (held) event.preventDefault(); });
    column.addEventListener('drop', function (event) {
      event.preventDefault();
      var button = way(column);
      if (button) button.click(); else said.textContent = said.getAttribute('data-no');
    });
  });
}());

// Before the session ends it is asked whether to go on; after its end the page says that nothing typed is lost.
(function () {
  'use strict';
  var box = document.querySelector('.ending'), token = document.querySelector('form[action="/sign-out"] [name=token]'), warn = 120, timer = 0;
  if (!box || !token || !window.fetch) return;
  var said = box.querySelector('#ending'), stay = box.querySelector('[data-stay]'), enter = box.querySelector('[data-in]'), asks = said.textContent;
  function wait(seconds) { clearTimeout(timer); timer = setTimeout(ask, Math.min(seconds, 86400) * 1000); }
  function lasts(left) {
    box.hidden = left > warn;
    said.textContent = asks; stay.hidden = false; enter.hidden = true;
    wait(left > warn ? left - warn : left + 1);
  }
  function over() {
    said.textContent = said.getAttribute('data-over');
    stay.hidden = true; enter.hidden = false; box.hidden = false;
    wait(15);
  }
  function ask() {
    fetch('/session', { credentials: 'same-origin', redirect: 'manual' }).then(function (answer) {
      if (!answer.ok) return over();
      return answer.text().then(function (left) { lasts(Number(left)); });
    }, function () { wait(30); });
  }
  stay.addEventListener('click', function () {
    fetch('/session', { method: 'POST', credentials: 'same-origin', redirect: 'manual', body: new URLSearchParams({ token: token.value }) }).then(function (answer) {
      return answer.ok ? answer.text().then(function (left) { lasts(Number(left)); }) : over();
    }, function () { wait(30); });
  });
  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'visible') ask(); });
  lasts(Number(box.getAttribute('data-left')));
}());

// Passkeys: the server says what to sign, the device signs, the form brings it back.
(function () {
  'use strict';
  if (!window.PublicKeyCredential || !navigator.credentials || !window.fetch) return;
  function bytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/')), out = new Uint8Array(plain.length);
    for (var i = 0; i < plain.length; i++) out[i] = plain.charCodeAt(i);
    return out;
  }
  function text(buffer) {
    return buffer ? btoa(String.fromCharCode.apply(null, new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') : undefined;
  }
  function known(list) { return (list || []).map(function (one) { return Object.assign({}, one, { id: bytes(one.id) }); }); }
  function sign(options) {
    var asked = Object.assign({}, options, { challenge: bytes(options.challenge) });
    if (!asked.user) return navigator.credentials.get({ publicKey: Object.assign(asked, { allowCredentials: known(options.allowCredentials) }) });
    asked.user = Object.assign({}, options.user, { id: bytes(options.user.id) });
    return navigator.credentials.create({ publicKey: Object.assign(asked, { excludeCredentials: known(options.excludeCredentials) }) });
  }
  function written(credential) {
    var answer = credential.response;
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, authenticatorAttachment: credential.authenticatorAttachment || undefined, clientExtensionResults: {},
      response: {
        clientDataJSON: text(answer.clientDataJSON), attestationObject: text(answer.attestationObject), transports: answer.getTransports ? answer.getTransports() : undefined,
        authenticatorData: text(answer.authenticatorData), signature: text(answer.signature), userHandle: text(answer.userHandle)
      }
    });
  }
  Array.prototype.forEach.call(document.querySelectorAll('form[data-passkey]'), function (form) {
    var wrong = form.querySelector('[data-wrong]'), credential = form.querySelector('[name=credential]'), ticket = form.querySelector('[name=ticket]');
    form.hidden = false;
    form.addEventListener('submit', function (event) {
      if (credential.value) return;
      event.preventDefault();
      wrong.textContent = '';
      fetch(form.getAttribute('data-passkey'), { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin' }).then(function (answer) {
        if (!answer.ok) return answer.text().then(function (said) { wrong.textContent = said; });
        return answer.json().then(function (asked) {
          ticket.value = asked.ticket;
          return sign(asked.options).then(function (made) {
            credential.value = written(made);
            var password = form.querySelector('[name=old]');
            if (password) password.value = '';
            form.submit();
          });
        });
      }).catch(function () { wrong.textContent = form.getAttribute('data-none'); });
    });
  });
}());

// A password can be looked at while it is typed.
(function () {
  'use strict';
  Array.prototype.forEach.call(document.querySelectorAll('input[data-eye]'), function (input) {
    var eye = document.createElement('button');
    eye.type = 'button';
    eye.className = 'eye';
    function show(is) {
      input.type = is ? 'text' : 'password';
      eye.textContent = input.getAttribute(is ? 'data-hide' : 'data-eye');
      eye.setAttribute('aria-pressed', String(is));
    }
    eye.addEventListener('click', function () { show(input.type === 'password'); input.focus(); });
    if (input.form) input.form.addEventListener('submit', function () { show(false); });
    show(false);
    input.classList.add('eyed');
    input.parentNode.insertBefore(eye, input.nextSibling);
  });
}());
