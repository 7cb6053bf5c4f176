-- In Neovim: opens driver.c of the working folder with ndis-clangd, sees the
-- finding, edits it away, brings it back and lets a code action mend it. Prints
-- what it has seen; the last line is "done".

local nvim = dofile(vim.env.NDIS_NEOVIM_LUA)
local say, fail, wait = nvim.say, nvim.fail, nvim.wait

nvim.run(function()
  local buffer, client = nvim.open("driver.c")
  local function codes() return nvim.codes(buffer) end

  wait("the finding", function() return codes() ~= "" end)
  local found = vim.diagnostic.get(buffer)[1]
  say(string.format("found %s at %d:%d", codes(), found.lnum + 1, found.col + 1))

  -- Edited away.
  local brace = found.lnum + 1 -- the line below the name
  vim.api.nvim_buf_set_lines(buffer, brace + 1, brace + 1, true,
    { "    NdisFreePacketPool(Pool);" })
  wait("no finding", function() return codes() == "" end)
  say("edited away")

  -- Back, and mended by the code action.
  vim.cmd("undo")
  wait("the finding again", function() return codes() ~= "" end)
  found = vim.diagnostic.get(buffer)[1]
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local parameters = vim.lsp.util.make_range_params()
  -- As vim.lsp.buf.code_action() does, which asks which one to take.
  parameters.context = {
    diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer),
  }
  local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction",
    parameters, 60000)
  local action
  for _, answer in pairs(answers or {}) do
    for _, each in ipairs(answer.result or {}) do
      if each.isPreferred then
        action = each
      end
    end
  end
  if not action then
    fail("no code action")
  end
  say("action " .. action.title)
  vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  wait("no finding after the action", function() return codes() == "" end)
  vim.cmd("write")
  nvim.done(client)
end)
